package org.hybridgrid.ingress;

import java.util.List;
import org.hybridgrid.protocol.NodeMessage;

/** Answers commands to the node itself, such as {@code status}. Thread-safe. */
public interface Control {

    /** The answer to these words; never null. */
    NodeMessage.Reply answer(List<String> words);
}
