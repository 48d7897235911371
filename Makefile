# Bellows: `make demo` shows it, `make test` proves it.
SHELL := /bin/bash
JDK25 := $(shell deploy/distribution/src/main/scripts/find-jdk 2>/dev/null)
MVN := JAVA_HOME="$(JDK25)" MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow $(MAVEN_OPTS)" mvn --batch-mode --no-transfer-progress

.PHONY: demo test bench planted kills matrix fleet servers dist format jdk chromium python
jdk:
	@deploy/distribution/src/main/scripts/find-jdk >/dev/null

chromium:
	@testing/fixtures/src/main/scripts/need-chromium

python:
	@testing/fixtures/src/main/scripts/need-python

test: jdk chromium python ## everything that must be green, two modules at a time where neither needs the other
	$(MVN) --threads 2 verify

format: jdk ## rewrites the layout of every Java file
	$(MVN) com.diffplug.spotless:spotless-maven-plugin:apply

planted: jdk ## every committed bug, planted one at a time, must be found by the test it names; PLANTED="name name" PLANTED_SHARD=1/2
	PLANTED_SHARD=$(PLANTED_SHARD) testing/simulation/planted/run $(PLANTED)

demo: jdk ## a column is renamed over twelve databases while six services write; DEMO_ROWS=100000
	$(MVN) -q package -pl deploy/demo -am -DskipTests -Dmaven.javadoc.skip -Dspotless.check.skip -Dmdep.analyze.skip
	"$(JDK25)/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m --enable-native-access=ALL-UNNAMED \
	  -cp "deploy/demo/target/classes:$$(cat deploy/demo/target/class-path.txt)" dev.bellows.demo.DemoMain

bench: jdk ## prints ratios: our backfill to one big UPDATE, waits during our DDL to plain ones; BENCH_RUNS=5
	$(MVN) -q package -pl testing/bench -am -DskipTests -Dspotless.check.skip -Dmdep.analyze.skip
	"$(JDK25)/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m --enable-native-access=ALL-UNNAMED \
	  -cp "testing/bench/target/classes:$$(cat testing/bench/target/class-path.txt)" dev.bellows.bench.BenchMain

kills: jdk ## agents and control plane are killed at 200 points; KILLS_POINTS=200
	$(MVN) -q package -pl testing/e2e -am -DskipTests -Dmaven.javadoc.skip -Dspotless.check.skip -Dmdep.analyze.skip
	"$(JDK25)/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m --enable-native-access=ALL-UNNAMED \
	  $(KILLS_FLAGS) -cp "testing/e2e/target/test-classes:$$(cat testing/e2e/target/class-path.txt)" dev.bellows.e2e.system.KillsMain

matrix: jdk ## every operation to its end, rolled back, reverted and with its agent killed at each step, under load; MATRIX_SHARD=1/4 MATRIX_ONLY=renameColumn
	$(MVN) -q package -pl testing/e2e -am -DskipTests -Dmaven.javadoc.skip -Dspotless.check.skip -Dmdep.analyze.skip
	"$(JDK25)/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m --enable-native-access=ALL-UNNAMED \
	  $(MATRIX_FLAGS) -cp "testing/e2e/target/test-classes:$$(cat testing/e2e/target/class-path.txt)" dev.bellows.e2e.system.MatrixMain

fleet: jdk ## a rename over fleets of growing size, beside a bare pool and beside Flyway; FLEET_SIZES=50,200,500
	$(MVN) -q package -pl testing/e2e -am -DskipTests -Dmaven.javadoc.skip -Dspotless.check.skip -Dmdep.analyze.skip
	"$(JDK25)/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m --enable-native-access=ALL-UNNAMED \
	  -cp "testing/e2e/target/test-classes:$$(cat testing/e2e/target/class-path.txt)" dev.bellows.e2e.system.FleetMain

servers: jdk ## the tests of grammar and engine, but the golden plans, on every older PostgreSQL that a target may run; SERVERS="14 15 16 17"
	set -e; for major in $(or $(SERVERS),14 15 16 17); do \
	  $(MVN) -q verify -Ppostgresql-$$major -pl agent/grammar-postgresql,agent/engine-postgresql -am \
	    -Dtest='dev/bellows/grammar/**,dev/bellows/engine/postgresql/**,!PlanGoldenIT' \
	    -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip -Dmdep.analyze.skip; \
	  echo "servers: PostgreSQL $$major passed"; \
	done

dist: jdk ## dist/bellows-VERSION.tar.gz (reproducible) and beside it the same unpacked, its client commands trained for this machine's Java
	rm -rf dist
	$(MVN) -Pdist -DskipTests -pl deploy/distribution -am package
	tar -xzf dist/bellows-*.tar.gz -C dist
	JAVA_HOME="$(JDK25)" dist/bellows-*/bin/train-client
	@ls -l dist
