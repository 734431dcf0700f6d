package org.hybridgrid.cluster.member;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is in the cluster, as all its members agree. Immutable.
 *
 * @param id grows with every view that a node sees
 * @param self this node
 * @param members in order of rank, the coordinator first; self among them
 */
public record View(long id, Member self, List<Member> members) {

    public View {
        members = List.copyOf(members);
    }

    /** The first of the members: merges load reports and refers thieves. */
    public Member coordinator() {
        return members.get(0);
    }

    public boolean selfCoordinates() {
        return coordinator().id().equals(self.id());
    }

    public Optional<Member> member(NodeId id) {
        return members.stream().filter(member -> member.id().equals(id)).findFirst();
    }

    public boolean contains(NodeId id) {
        return member(id).isPresent();
    }

    /** Its name, or {@code name#2} for the second member of that name. */
    public String displayName(NodeId id) {
        Map<String, Integer> seen = new HashMap<>();
        for (Member member : members) {
            int number = seen.merge(member.name(), 1, Integer::sum);
            if (member.id().equals(id)) {
                return number == 1 ? member.name() : member.name() + "#" + number;
            }
        }
        return id.toString();
    }
}
