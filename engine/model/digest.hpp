// SHA-256, the digest that policies and inputs are recorded by.

#pragma once

#include <string>
#include <string_view>

namespace yanpan::engine {

/// Lower-case hex, 64 characters.
std::string sha256_hex(std::string_view bytes);

}  // namespace yanpan::engine
