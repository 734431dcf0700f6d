#include "tally.hpp"

#include <algorithm>

void Tally::add(std::string_view word)
{
    ++counts_[std::string(word)];
}

std::vector<std::pair<std::string, int>> Tally::top(std::size_t limit) const
{
    std::vector<std::pair<std::string, int>> words(counts_.begin(), counts_.end());
    std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    if (words.size() > limit) {
        words.resize(limit);
    }
    return words;
}
