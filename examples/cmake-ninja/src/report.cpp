#include "report.hpp"

#include <iomanip>

namespace {
constexpr std::size_t kLines = 5;
constexpr int kCountWidth = 6;
} // namespace

void report(std::ostream& out, const Tally& tally)
{
    for (const auto& [word, count] : tally.top(kLines)) {
        out << std::setw(kCountWidth) << count << ' ' << word << '\n';
    }
    out << tally.distinct() << " different words\n";
}
