# What `cmake --install` puts where, and the package `find_package(yanpan)` finds.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# The headers that other programs may include, by name: this list is the public interface.
target_sources(yanpan_lang PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES
  lang/ast/ast.hpp
  lang/base/check.hpp lang/base/id.hpp lang/base/language.hpp
  lang/check/allow.hpp lang/check/check.hpp
  lang/diag/code.def lang/diag/code_check.def lang/diag/code_prove.def lang/diag/code_syntax.def lang/diag/diagnostic.hpp lang/diag/render.hpp
  lang/grammar/parse.hpp
  lang/policy/policy.hpp lang/policy/schema.hpp lang/policy/types.hpp
  lang/program/program.hpp
  lang/prove/compare.hpp lang/prove/prove.hpp
  lang/scenario/text.hpp
  lang/source/source_set.hpp lang/source/span.hpp
  lang/value/date.hpp lang/value/decimal.hpp)
target_sources(yanpan_engine PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES
  engine/attribute/outcome.hpp
  engine/eval/columns.hpp
  engine/graph/attribution_graph.hpp engine/graph/export.hpp
  engine/load/load.hpp
  engine/model/byte_sink.hpp engine/model/column.hpp engine/model/digest.hpp engine/model/pages.hpp engine/model/snapshot.hpp engine/model/text_pool.hpp engine/model/unset.hpp
  engine/output/output.hpp
  engine/run/run.hpp engine/scenario/scenario.hpp)

# What the static libraries are linked with inside the build, said again for who links them outside.
set_property(TARGET yanpan_lang APPEND PROPERTY INTERFACE_LINK_LIBRARIES $<INSTALL_INTERFACE:utf8proc> $<INSTALL_INTERFACE:fmt::fmt>)

install(TARGETS yanpan_lang yanpan_engine EXPORT yanpanTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
  FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/yanpan)
install(TARGETS yanpan RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY policies DESTINATION ${CMAKE_INSTALL_DATADIR}/yanpan)
install(FILES LICENSE README.md README.zh.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(config_folder ${CMAKE_INSTALL_LIBDIR}/cmake/yanpan)
install(EXPORT yanpanTargets NAMESPACE yanpan:: DESTINATION ${config_folder})
configure_package_config_file(tools/package/yanpanConfig.cmake.in ${PROJECT_BINARY_DIR}/yanpanConfig.cmake
  INSTALL_DESTINATION ${config_folder})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/yanpanConfigVersion.cmake COMPATIBILITY SameMajorVersion)
install(FILES ${PROJECT_BINARY_DIR}/yanpanConfig.cmake ${PROJECT_BINARY_DIR}/yanpanConfigVersion.cmake DESTINATION ${config_folder})
