#pragma once

#include <functional>
#include <istream>
#include <string_view>

/** Calls `each` with every word of the text, in lower case. A word is a run of letters and digits. */
void for_each_word(std::istream& text, const std::function<void(std::string_view)>& each);
