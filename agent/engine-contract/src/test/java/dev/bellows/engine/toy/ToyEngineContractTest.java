package dev.bellows.engine.toy;

import dev.bellows.engine.contract.EngineContract;
import dev.bellows.engine.contract.Subject;

/** The toy is an engine: that is all that a new one has to show, too. */
class ToyEngineContractTest extends EngineContract {
    @Override
    protected Subject subject() {
        return new ToySubject(new ToyEngine());
    }
}
