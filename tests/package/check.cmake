file(REMOVE_RECURSE ${PLACE})
set(flags "")
if(SANITIZE)
  set(flags "-fsanitize=${SANITIZE}")
endif()

function(step)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGN}\n${output}")
  endif()
endfunction()

step(${CMAKE_COMMAND} --install ${BUILD} --prefix ${PLACE}/installed)
step(${CMAKE_COMMAND} -G ${GENERATOR} -S ${SOURCE} -B ${PLACE}/build -D CMAKE_PREFIX_PATH=${PLACE}/installed
  -D CMAKE_CXX_COMPILER=${COMPILER} -D CMAKE_CXX_FLAGS=${flags})
step(${CMAKE_COMMAND} --build ${PLACE}/build)
step(${PLACE}/build/consumer)
step(${PLACE}/installed/bin/yanpan --version)
