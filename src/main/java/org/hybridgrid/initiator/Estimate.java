package org.hybridgrid.initiator;

import org.hybridgrid.schedule.Expected;
import org.hybridgrid.schedule.Features;

/** What is expected of a compile, and where to note what it really took. */
record Estimate(long key, Features features, Expected expected) {
}
