package org.hybridgrid.protocol.elf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.hybridgrid.protocol.MalformedMessageException;
import org.junit.jupiter.api.Test;

class HashOrderTest {

    /** Hashes in the order in which a table of this size gives them out that took them in a random order. */
    private static int[] order(Random random, int count, int prime) {
        boolean[] taken = new boolean[prime];
        int[] at = new int[prime];
        for (int i = 0; i < count; i++) {
            int hash = random.nextInt();
            at[HashOrder.take(hash, prime, 0, taken)] = hash;
        }
        int[] order = new int[count];
        for (int place = 0, next = 0; place < prime; place++) {
            if (taken[place]) {
                order[next++] = at[place];
            }
        }
        return order;
    }

    @Test
    void shouldTellTheSizeOfTheTableFromTheOrderItLeft() {
        Random random = new Random(5);
        assertEquals(1021, HashOrder.prime(order(random, 600, 1021)));
        assertEquals(2039, HashOrder.prime(order(random, 600, 2039)));
    }

    @Test
    void shouldFindTheSameOrderAgainFromFreePlacesPassedOver() {
        Random random = new Random(6);
        for (int round = 0; round < 100; round++) {
            int[] hashes = order(random, 60 + random.nextInt(120), 251);
            int[] places = HashOrder.places(hashes, 251);
            assertNotNull(places);
            assertTrue(Arrays.equals(places, Arrays.stream(places).sorted().distinct().toArray()));
            boolean[] taken = new boolean[251];
            boolean[] takenAgain = new boolean[251];
            int[] found = new int[251];
            for (int i : random.ints(0, hashes.length).distinct().limit(hashes.length).toArray()) {
                int passed = HashOrder.passedOver(hashes[i], 251, places[i], taken);
                found[i] = HashOrder.take(hashes[i], 251, passed, takenAgain);
            }
            assertArrayEquals(places, Arrays.copyOf(found, places.length));
        }
    }

    @Test
    void shouldRefuseMorePassesThanAPathHas() {
        assertThrows(MalformedMessageException.class, () -> HashOrder.take(1, 251, 100, new boolean[251]));
        assertThrows(MalformedMessageException.class, () -> HashOrder.checkedPrime(250));
    }

    @Test
    void shouldChooseTheCheapestAscendingPlaces() {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            int[][] offers = new int[5][3];
            PlaceSearch search = new PlaceSearch(5, 3);
            boolean possible = true;
            for (int i = 0; i < 5 && possible; i++) {
                for (int j = 0; j < 3; j++) {
                    offers[i][j] = random.nextInt(20);
                    search.offer(offers[i][j], j * j);
                }
                possible = search.next();
            }
            int cheapest = possible ? cheapest(offers, 0, -1) : 0;
            if (possible) {
                int[] places = search.places();
                int cost = 0;
                for (int i = 0; i < 5; i++) {
                    int j = Arrays.stream(offers[i]).boxed().toList().indexOf(places[i]);
                    cost += j * j;
                    assertTrue(i == 0 || places[i] > places[i - 1]);
                }
                assertEquals(cheapest, cost);
            }
        }
    }

    private static int cheapest(int[][] offers, int string, int above) {
        if (string == offers.length) {
            return 0;
        }
        int least = 1000;
        for (int j = 0; j < offers[string].length; j++) {
            if (offers[string][j] > above) {
                least = Math.min(least, j * j + cheapest(offers, string + 1, offers[string][j]));
            }
        }
        return least;
    }
}
