package org.hybridgrid.initiator;

import java.lang.reflect.Proxy;
import java.util.List;

/** Events for tests, as lines {@code name argument…}. */
public final class CountedEvents {

    private CountedEvents() {
    }

    /** Events that add themselves to a list that bears several threads. */
    public static Events into(List<String> lines) {
        return (Events) Proxy.newProxyInstance(Events.class.getClassLoader(), new Class<?>[] {Events.class}, (proxy, method, arguments) -> {
            StringBuilder line = new StringBuilder(method.getName());
            for (Object argument : arguments == null ? new Object[0] : arguments) {
                line.append(' ').append(argument);
            }
            lines.add(line.toString());
            return null;
        });
    }
}
