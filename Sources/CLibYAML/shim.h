// SPDX-License-Identifier: Apache-2.0

#ifndef COMITY_CLIBYAML_SHIM_H
#define COMITY_CLIBYAML_SHIM_H

#if defined(__has_include)
#if __has_include(<yaml.h>)
#include <yaml.h>
#else
#error "libyaml is missing: run `apt-get install libyaml-dev` (Debian, Ubuntu), `dnf install libyaml-devel` (Fedora) or `brew install libyaml` (macOS)"
#endif
#else
#include <yaml.h>
#endif

#endif
