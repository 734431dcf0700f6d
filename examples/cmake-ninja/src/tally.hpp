#pragma once

#include "fnv.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

/** How often each word was seen. */
class Tally {
public:
    void add(std::string_view word);

    /** The words seen most often, at most `limit` of them; of equally frequent ones the first in the alphabet. */
    std::vector<std::pair<std::string, int>> top(std::size_t limit) const;

    std::size_t distinct() const { return counts_.size(); }

private:
    struct Hash {
        std::size_t operator()(const std::string& word) const { return fnv1a(word.data(), word.size()); }
    };

    std::unordered_map<std::string, int, Hash> counts_;
};
