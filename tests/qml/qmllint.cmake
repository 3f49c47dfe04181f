# SPDX-License-Identifier: Apache-2.0
# Runs qmllint over all QML. Warnings fail by .qmllint.ini; of the compiler's information all fails but what speaks of shadowing.
execute_process(COMMAND ${CMAKE_COMMAND} --build ${BUILD} --target all_qmllint OUTPUT_VARIABLE output ERROR_VARIABLE output RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "qmllint:\n${output}")
endif()
string(REGEX MATCHALL "[^\n]*\\[compiler\\]" compiler "${output}")
list(FILTER compiler EXCLUDE REGEX "shadow")
if(compiler)
    list(JOIN compiler "\n" compiler)
    message(FATAL_ERROR "qmllint:\n${compiler}")
endif()
