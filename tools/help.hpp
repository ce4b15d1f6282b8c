// --help: of the program and of one verb, made from the same table the
// arguments are read with, so an option can not be missing from it.

#pragma once

#include <string>

#include "tools/command.hpp"

namespace yanpan::tools {

std::string program_help(Language language);
std::string command_help(const Command& command, Language language);

}  // namespace yanpan::tools
