#pragma once

#include "tally.hpp"

#include <ostream>

/** Writes the most frequent words, one to a line. */
void report(std::ostream& out, const Tally& tally);
