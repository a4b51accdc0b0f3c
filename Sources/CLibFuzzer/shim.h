// SPDX-License-Identifier: Apache-2.0
// What of libFuzzer is called; the library itself comes with `-sanitize=fuzzer`.
#pragma once

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t maxSize);
