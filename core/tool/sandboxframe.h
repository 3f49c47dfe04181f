// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the engine and the first process of a sandbox say to one another. No Qt here: that process is small and starts fast.

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace core::sandbox {

/*! A frame: size and kind, each 32 bits, then fields, each a 32-bit size and bytes. Both sides are of one machine: its byte order. */
enum class Kind : std::uint32_t {
    // asked
    Run = 1, //!< milliseconds, most bytes of output, folder, input, then the command's words
    Stop,    //!< the command that runs
    Write,   //!< path, content
    Read,    //!< path, offset, most bytes
    List,    //!< path, "1" for all below
    Delete,  //!< path, "1" for folders that are not empty
    // answered
    Ready = 100,
    Output,  //!< "1" or "2", bytes
    Ended,   //!< exit code, signal, why, bytes of output, bytes of errors
    Done,    //!< Write, Delete: nothing; Read: size, content; List: lines "kind size path"
    Failed,  //!< fault ("not_found", "invalid", "full", "refused", "conflict"), words
};

using Fields = std::vector<std::string>;

constexpr std::uint32_t kHeader = 8;
constexpr std::uint32_t kMostFrame = 64u << 20;

inline std::string encode(Kind kind, const Fields &fields)
{
    const auto number = [](std::uint32_t value) {
        char bytes[4];
        std::memcpy(bytes, &value, 4);
        return std::string(bytes, 4);
    };
    std::string body;
    for (const std::string &field : fields)
        body += number(static_cast<std::uint32_t>(field.size())) + field;
    return number(static_cast<std::uint32_t>(body.size())) + number(static_cast<std::uint32_t>(kind)) + body;
}

enum class Taken { Frame, More, Broken };

/*! The first frame of \a bytes; \a used is how many bytes it has. Bytes come from the other side of a border: everything is checked. */
inline Taken take(std::string_view bytes, Kind &kind, Fields &fields, std::size_t &used)
{
    const auto number = [](std::string_view at) {
        std::uint32_t value = 0;
        std::memcpy(&value, at.data(), 4);
        return value;
    };
    if (bytes.size() < kHeader)
        return Taken::More;
    const std::uint32_t size = number(bytes);
    if (size > kMostFrame)
        return Taken::Broken;
    if (bytes.size() - kHeader < size)
        return Taken::More;
    kind = static_cast<Kind>(number(bytes.substr(4)));
    std::string_view body = bytes.substr(kHeader, size);
    fields.clear();
    while (!body.empty()) {
        if (body.size() < 4 || body.size() - 4 < number(body))
            return Taken::Broken;
        const std::uint32_t length = number(body);
        fields.emplace_back(body.substr(4, length));
        body.remove_prefix(4 + length);
    }
    used = kHeader + size;
    return Taken::Frame;
}

} // namespace core::sandbox
