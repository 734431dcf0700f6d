#include "report.hpp"
#include "words.hpp"

#include <iostream>

int main()
{
    Tally tally;
    for_each_word(std::cin, [&](std::string_view word) { tally.add(word); });
    report(std::cout, tally);
}
