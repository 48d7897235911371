# Bellows: `make demo` shows it, `make test` proves it.
SHELL := /bin/bash
JDK25 := $(shell deploy/distribution/src/main/scripts/find-jdk 2>/dev/null)
MVN := JAVA_HOME="$(JDK25)" mvn --batch-mode --no-transfer-progress

.PHONY: demo test bench planted kills dist format jdk
jdk:
	@deploy/distribution/src/main/scripts/find-jdk >/dev/null

test: jdk ## everything that must be green, in under 15 minutes on two cores
	$(MVN) verify

format: jdk ## rewrites the layout of every Java file
	$(MVN) com.diffplug.spotless:spotless-maven-plugin:apply

planted: jdk ## every committed bug, planted one at a time, must be found by the test it names
	testing/simulation/planted/run
