// What `prove` found, for people and for scripts.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lang/diag/render.hpp"
#include "tools/proof.hpp"

namespace yanpan::tools {

std::string proof_text(const std::vector<Proof>& proofs, const lang::RenderOptions& options);
std::string proof_json(const std::vector<Proof>& proofs, const lang::RenderOptions& options);

}  // namespace yanpan::tools
