package org.hybridgrid.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FairRoomTest {

    @Test
    void shouldOfferAllRoomToEveryoneWhileNobodyWantsIt() {
        assertEquals(Map.of("a", 4, "b", 4), FairRoom.offers(4, 100,
                List.of(new FairRoom.Claim("a", 900, 0, false), new FairRoom.Claim("b", 0, 0, false))));
    }

    @Test
    void shouldOfferAllRoomToTheOnlyOneThatWantsIt() {
        assertEquals(Map.of("a", 4, "b", 4), FairRoom.offers(4, 100,
                List.of(new FairRoom.Claim("a", 900, 3, true), new FairRoom.Claim("b", 0, 0, false))));
    }

    @Test
    void shouldOfferToWhoWasServedLeastUntilAllAreEven() {
        assertEquals(Map.of("a", 1, "b", 3), FairRoom.offers(4, 100,
                List.of(new FairRoom.Claim("a", 250, 0, true), new FairRoom.Claim("b", 0, 0, true))));
    }

    @Test
    void shouldCountWhatIsHereThoughItHasNotRun() {
        assertEquals(Map.of("a", 0, "b", 1), FairRoom.offers(1, 100,
                List.of(new FairRoom.Claim("a", 0, 2, true), new FairRoom.Claim("b", 100, 0, true))));
    }

    @Test
    void shouldNeverPromiseMoreThanThereIsToThoseThatWantIt() {
        Random random = new Random(7);
        for (int round = 0; round < 1000; round++) {
            int free = random.nextInt(9);
            List<FairRoom.Claim> claims = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                claims.add(new FairRoom.Claim("i" + i, 1000 * random.nextDouble(), random.nextInt(3), true));
            }
            assertEquals(free, FairRoom.offers(free, random.nextInt(300), claims).values().stream().mapToInt(Integer::intValue).sum());
        }
    }

    @Test
    void shouldForgetServiceOfLongAgo() {
        ServedTime served = new ServedTime();
        served.served("a", 1000, 0);
        served.served("a", 1000, 30_000);
        assertEquals(1000 + 1000 / Math.E, served.of("a", 30_000), 0.1);
        assertEquals(0, served.of("a", 600_000));
        assertEquals(0, served.of("b", 600_000));
    }
}
