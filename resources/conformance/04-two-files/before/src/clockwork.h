#pragma once

#include <cstdint>
#include <string>

namespace clockwork {

/// A time of day, in seconds since midnight.
struct TimeOfDay
{
    std::uint32_t seconds = 0;
};

/// "07:05:09"
std::string format(const TimeOfDay &time);

} // namespace clockwork
