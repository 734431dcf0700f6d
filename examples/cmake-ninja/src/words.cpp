#include "words.hpp"

#include <cctype>
#include <iterator>
#include <string>

void for_each_word(std::istream& text, const std::function<void(std::string_view)>& each)
{
    std::string word;
    for (auto at = std::istreambuf_iterator<char>(text); at != std::istreambuf_iterator<char>(); ++at) {
        const auto character = static_cast<unsigned char>(*at);
        if (std::isalnum(character)) {
            word.push_back(static_cast<char>(std::tolower(character)));
        } else if (!word.empty()) {
            each(word);
            word.clear();
        }
    }
    if (!word.empty()) {
        each(word);
    }
}
