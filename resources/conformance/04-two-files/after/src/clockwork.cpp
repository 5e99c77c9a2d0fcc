#include "clockwork.h"

#include <cstdio>

namespace clockwork {

std::string format(const TimeOfDay &time, char separator)
{
    const unsigned hours = time.seconds / 3600;
    const unsigned minutes = time.seconds / 60 % 60;
    const unsigned seconds = time.seconds % 60;
    char text[16];
    std::snprintf(text, sizeof text, "%02u%c%02u%c%02u", hours, separator, minutes, separator, seconds);
    return text;
}

} // namespace clockwork
