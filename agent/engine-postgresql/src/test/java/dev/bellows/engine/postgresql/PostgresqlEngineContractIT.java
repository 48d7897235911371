package dev.bellows.engine.postgresql;

import dev.bellows.engine.contract.EngineContract;
import dev.bellows.engine.contract.Subject;

/** This engine keeps the contract that every engine keeps. */
class PostgresqlEngineContractIT extends EngineContract {
    @Override
    protected Subject subject() {
        return new PostgresqlSubject();
    }
}
