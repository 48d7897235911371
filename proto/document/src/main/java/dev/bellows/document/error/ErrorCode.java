package dev.bellows.document.error;

/**
 * Every error Bellows shows, with its stable id. An id is never reused. The same text appears in CLI, HTTP, page and
 * {@code docs/errors/<id>.md}.
 *
 * <p>Each area keeps its own block; add at the end of a block.
 */
public enum ErrorCode {

    // ---- documents (DOC) ----
    DOC_SYNTAX(
            "BLW-DOC-001",
            Category.USER,
            Retry.AFTER_FIX,
            "The document is not valid YAML or JSON.",
            "A typing mistake, a tab, an alias, a duplicate key, or more than 1 MiB.",
            "Correct the line that is named, then: bellows submit FILE"),
    DOC_TOO_LARGE(
            "BLW-DOC-002",
            Category.USER,
            Retry.AFTER_FIX,
            "The document is larger than 1 MiB.",
            "Data was put into a migration, or the wrong file was named.",
            "Name the right file, or split the migration: bellows submit FILE"),
    DOC_DUPLICATE_KEY(
            "BLW-DOC-003",
            Category.USER,
            Retry.AFTER_FIX,
            "A key stands twice in one mapping.",
            "A block was copied and its key was not changed.",
            "Keep one of the two, then: bellows submit FILE"),
    DOC_ALIAS(
            "BLW-DOC-004",
            Category.USER,
            Retry.AFTER_FIX,
            "The document uses an anchor, an alias or a tag of YAML.",
            "Those can make a small file expand without end, so documents do not have them; a text that begins with &, * or ! needs quotes.",
            "Write the value out, then: bellows submit FILE"),
    DOC_TOO_DEEP(
            "BLW-DOC-005",
            Category.USER,
            Retry.AFTER_FIX,
            "Lists and mappings are nested deeper than any document needs.",
            "A generated or damaged file.",
            "Write it flatter, then: bellows submit FILE"),
    DOC_KIND(
            "BLW-DOC-006",
            Category.USER,
            Retry.AFTER_FIX,
            "The document is of another kind, or of another version of the format.",
            "A strategy was given where a migration belongs, or the file was written for another release.",
            "Correct apiVersion and kind, then: bellows submit FILE"),
    DOC_UNKNOWN_FIELD(
            "BLW-DOC-007",
            Category.USER,
            Retry.AFTER_FIX,
            "The document has a field that this kind of object does not know.",
            "A misspelt or misplaced field; nothing is ignored silently.",
            "Correct the field that is named, then: bellows submit FILE"),
    DOC_MISSING_FIELD(
            "BLW-DOC-008",
            Category.USER,
            Retry.AFTER_FIX,
            "A field that is needed is missing.",
            "It was forgotten, or indented under another object.",
            "Add the field that is named, then: bellows submit FILE"),
    DOC_WRONG_TYPE(
            "BLW-DOC-009",
            Category.USER,
            Retry.AFTER_FIX,
            "A value is of the wrong type.",
            "A text without quotes, a list where one value belongs, or wrong indentation.",
            "Correct the value that is named, then: bellows submit FILE"),
    DOC_VALUE(
            "BLW-DOC-010",
            Category.USER,
            Retry.AFTER_FIX,
            "A value breaks a rule of its field.",
            "It is out of range, too long, empty, or of another form.",
            "Correct the value that is named, then: bellows submit FILE"),
    DOC_UNKNOWN_WORD(
            "BLW-DOC-011",
            Category.USER,
            Retry.AFTER_FIX,
            "A word is none of those that can stand in this place.",
            "A misspelt operation, gate or choice.",
            "Correct the word that is named, then: bellows submit FILE"),
    DOC_NOT_YET_SUPPORTED(
            "BLW-DOC-012",
            Category.USER,
            Retry.NEVER,
            "The document asks for something that this release does not do.",
            "The format names it, a later release will do it, and it is never ignored silently.",
            "Leave it out or use another operation, then: bellows submit FILE"),
    DOC_RULE(
            "BLW-DOC-013",
            Category.USER,
            Retry.AFTER_FIX,
            "Two parts of the document contradict each other.",
            "A name is used twice, or a field needs another one.",
            "Correct the place that is named, then: bellows submit FILE"),
    DOC_DIGEST(
            "BLW-DOC-014",
            Category.INTERNAL,
            Retry.NEVER,
            "The stored document does not have the digest it was approved with.",
            "It was changed or damaged on its way, or written by another release.",
            "Submit the document again: bellows submit FILE"),
    DOC_DURATION(
            "BLW-DOC-015",
            Category.USER,
            Retry.AFTER_FIX,
            "A text is not a duration.",
            "The unit is missing, or the number is negative or beyond ten years.",
            "Write 250ms, 30s, 15m, 24h or 7d and run the command again, for instance: bellows submit FILE"),
    DOC_SIZE(
            "BLW-DOC-016",
            Category.USER,
            Retry.AFTER_FIX,
            "A text is not a size.",
            "The unit is missing or is not a power of 1024.",
            "Write 512B, 64KiB, 64MiB or 2GiB and run the command again, for instance: bellows submit FILE"),
    DOC_SELECTOR(
            "BLW-DOC-017",
            Category.USER,
            Retry.AFTER_FIX,
            "A selector cannot be read.",
            "A missing value, an unclosed parenthesis, or a word other than =, !=, in and notin.",
            "Write it like app=orders,ring in (canary,early): bellows get targets -l SELECTOR"),

    // ---- configuration (CONFIG) ----
    CONFIG_VALUE(
            "BLW-CONFIG-001",
            Category.USER,
            Retry.AFTER_FIX,
            "A setting of the configuration is wrong, unknown or missing.",
            "A misspelt key, a wrong value, or a flag or variable that overrides the file.",
            "Correct the setting that is named, then: bellows config check server|agent --config FILE"),
    CONFIG_UNREADABLE(
            "BLW-CONFIG-002",
            Category.USER,
            Retry.AFTER_FIX,
            "The configuration file cannot be read.",
            "A wrong path, or a file that this user may not read.",
            "bellows config check server|agent --config FILE"),

    // ---- plans (PLAN) ----
    PLAN_REFUSED(
            "BLW-PLAN-001",
            Category.USER,
            Retry.AFTER_FIX,
            "The operation cannot be planned on this database without breaking a promise.",
            "Something in the document or in the database is not as an operation needs it; the message says what.",
            "change the document or the database as said, then: bellows submit FILE"),
    PLAN_UNSUPPORTED(
            "BLW-PLAN-002",
            Category.USER,
            Retry.AFTER_FIX,
            "The engine does not support what the migration asks for.",
            "An operation, an option or a database version that this build does not know yet.",
            "change the document or the database as said, then: bellows submit FILE"),
    PLAN_MISSING(
            "BLW-PLAN-003",
            Category.USER,
            Retry.AFTER_FIX,
            "A schema, table, column or type the migration names is not in the database.",
            "A misspelt name, other capitals, another schema, or a database that is not at the line's previous version.",
            "change the document or the database as said, then: bellows submit FILE"),
    PLAN_COLLISION(
            "BLW-PLAN-004",
            Category.USER,
            Retry.AFTER_FIX,
            "Something else already has a name the migration wants to give.",
            "The change was made by hand, or another object has that name.",
            "change the document or the database as said, then: bellows submit FILE"),
    PLAN_CONSENT(
            "BLW-PLAN-005",
            Category.USER,
            Retry.AFTER_FIX,
            "The migration carries a risk that nobody can rule out and its author has not accepted.",
            "Statements of the services are not observed, and some of them could break.",
            "change the document or the database as said, then: bellows submit FILE"),
    PLAN_DEPENDENT(
            "BLW-PLAN-006",
            Category.USER,
            Retry.AFTER_FIX,
            "Something in the database hangs on the column or the table in a way the operation cannot carry over.",
            "A view, foreign key, trigger, publication, policy or the like uses it.",
            "change the document or the database as said, then: bellows submit FILE"),
    PLAN_UNSAFE_SQL(
            "BLW-PLAN-007",
            Category.USER,
            Retry.AFTER_FIX,
            "A statement of an sql operation can stop or break running services.",
            "It takes a strong lock for long, rewrites or scans a table under it, or takes away what old code needs.",
            "change the document or the database as said, then: bellows submit FILE"),
    PLAN_STAR(
            "BLW-PLAN-008",
            Category.USER,
            Retry.NEVER,
            "The shape of a table changes under statements that do not name their columns.",
            "Prepared SELECT *, COPY and INSERT without a column list depend on the number and order of columns.",
            "weigh it, then: bellows rollout start ROLLOUT"),
    PLAN_DEFAULT(
            "BLW-PLAN-009",
            Category.USER,
            Retry.NEVER,
            "A default acts on writes of new code while old code is still served.",
            "Only one of two synchronised columns can have the default, and that is the old one.",
            "weigh it, then: bellows rollout start ROLLOUT"),
    PLAN_FUNCTION(
            "BLW-PLAN-010",
            Category.USER,
            Retry.NEVER,
            "A function's text names a column that will be hidden.",
            "The database knows no dependency of function bodies, so it fails only when it is called.",
            "weigh it, then: bellows rollout start ROLLOUT"),
    PLAN_ROW_SECURITY(
            "BLW-PLAN-011",
            Category.USER,
            Retry.NEVER,
            "A touched table has row level security.",
            "Its policies would hide rows from the agent, who then stops with an error.",
            "weigh it, then: bellows rollout start ROLLOUT"),
    PLAN_REPLICATED(
            "BLW-PLAN-012",
            Category.USER,
            Retry.NEVER,
            "A touched table is logically replicated.",
            "A publication or a subscription carries its rows to or from another database.",
            "weigh it, then: bellows rollout start ROLLOUT"),
    PLAN_NOT_UNDONE(
            "BLW-PLAN-013",
            Category.USER,
            Retry.NEVER,
            "A rollback cannot bring back everything.",
            "The operation overwrites values, or drops what new code wrote.",
            "weigh it, then: bellows rollout start ROLLOUT"),
    PLAN_ARCHIVE(
            "BLW-PLAN-014",
            Category.USER,
            Retry.AFTER_FIX,
            "What the migration drops cannot be archived.",
            "Its rows cannot be told apart, it holds nothing of its own, or the archive has no place for it.",
            "do what the message says, or leave archive out; then: bellows rollout plan ROLLOUT"),
    PLAN_ARCHIVED(
            "BLW-PLAN-015",
            Category.USER,
            Retry.NEVER,
            "The cleanup archives what it drops.",
            "The migration says contract: { archive: { to: table } }. The archive takes space until somebody removes it.",
            "weigh it, then: bellows rollout start ROLLOUT"),
    PLAN_NO_ARCHIVE(
            "BLW-PLAN-016",
            Category.USER,
            Retry.AFTER_FIX,
            "What should be put back is not there to be put back, or does not fit any more.",
            "No cleanup archived it in this database, it was removed or put back since, or the table has another key now.",
            "bellows get archives"),
    PLAN_NOT_IDEMPOTENT(
            "BLW-PLAN-020",
            Category.USER,
            Retry.AFTER_FIX,
            "A backfill would not be over for a row once the row is written.",
            "Its expression reads a column it sets, or gives another value each time, and no where says when a row is done.",
            "write a where over the columns it sets, then: bellows submit FILE"),
    PLAN_TRIGGERS(
            "BLW-PLAN-021",
            Category.USER,
            Retry.NEVER,
            "A fill meets triggers or rules that are not ours.",
            "The application's own triggers work on every UPDATE, and a fill updates every row.",
            "weigh it, then: bellows rollout start ROLLOUT"),
    PLAN_SWEPT(
            "BLW-PLAN-022",
            Category.USER,
            Retry.NEVER,
            "A backfill is done when a pass over the table meets no row that needs it.",
            "No trigger heals its rows, so rows that move or are changed meanwhile are looked for again.",
            "weigh it, then: bellows rollout start ROLLOUT"),
    PLAN_WHOLE_ROW(
            "BLW-PLAN-030",
            Category.USER,
            Retry.AFTER_FIX,
            "A trigger of the table copies whole rows, so its own statement fails once the table has another column.",
            "Its function writes OLD.* or NEW.*, or everything of a transition table, into a table of a fixed shape.",
            "CREATE OR REPLACE FUNCTION … with the columns named, then: bellows submit FILE"),
    PLAN_ROW_TYPE(
            "BLW-PLAN-031",
            Category.USER,
            Retry.AFTER_FIX,
            "Functions take or return rows of the table; some of them fail once the table has another column.",
            "A function that is declared with the row type and names its columns one by one returns another shape than it says.",
            "add consent: [row-type] to the migration, then: bellows submit FILE"),
    PLAN_ROW_WIDTH(
            "BLW-PLAN-032",
            Category.USER,
            Retry.AFTER_FIX,
            "Rows of the table would not fit a page any more.",
            "Many columns of fixed width, which PostgreSQL cannot move out of the page.",
            "split the migration or the table, then: bellows submit FILE"),
    PLAN_COLUMNS_EVER(
            "BLW-PLAN-033",
            Category.USER,
            Retry.AFTER_FIX,
            "The table has used up its columns.",
            "PostgreSQL counts every column that a table ever had, dropped ones too, and allows 1,600.",
            "copy the table into a new one, then: bellows submit FILE"),
    PLAN_NO_IDENTITY(
            "BLW-PLAN-034",
            Category.USER,
            Retry.AFTER_FIX,
            "PostgreSQL refuses every UPDATE of the table.",
            "A publication sends its updates, and it has no replica identity.",
            "ALTER TABLE … REPLICA IDENTITY FULL, then: bellows submit FILE"),
    PLAN_EXPRESSION(
            "BLW-PLAN-035",
            Category.USER,
            Retry.AFTER_FIX,
            "An expression of the migration does not work where it will run.",
            "A misspelt name, a name without its schema, also inside a function that it calls, a wrong type, or values that it cannot take.",
            "correct the expression, then: bellows submit FILE"),
    PLAN_EXPRESSION_SETTING(
            "BLW-PLAN-036",
            Category.USER,
            Retry.AFTER_FIX,
            "An expression gives other values to sessions with other settings.",
            "It reads TimeZone, DateStyle or the like, which differ between those who write.",
            "name the setting in the expression (… AT TIME ZONE 'UTC'), then: bellows submit FILE"),
    PLAN_UNPROVEN(
            "BLW-PLAN-037",
            Category.USER,
            Retry.NEVER,
            "Something that the plan rests on cannot be tried here before it is done.",
            "An empty table, a missing right, an expression that writes, or a function that reaches out of the database.",
            "try it on a copy of the database, then: bellows rollout start ROLLOUT"),
    PLAN_FOLLOWS(
            "BLW-PLAN-038",
            Category.USER,
            Retry.NEVER,
            "A column that up fills does not follow later changes of what up reads.",
            "Old code that changes the source does not know the new column.",
            "weigh it, then: bellows rollout start ROLLOUT"),
    PLAN_NO_VALUE(
            "BLW-PLAN-047",
            Category.USER,
            Retry.NEVER,
            "Code of the old version may write a value of which up makes nothing.",
            "No write of running code is refused for the sake of a column that it does not know.",
            "weigh it, then: bellows rollout start ROLLOUT"),
    PLAN_UNSEEN_SESSIONS(
            "BLW-PLAN-039",
            Category.USER,
            Retry.NEVER,
            "The agent's role does not see what other sessions are.",
            "It lacks pg_read_all_stats, so that nobody can say who still uses old names.",
            "GRANT pg_read_all_stats TO the agent's role, then: bellows rollout start ROLLOUT"),
    PLAN_ORDER(
            "BLW-PLAN-040",
            Category.USER,
            Retry.AFTER_FIX,
            "An operation needs what a later operation of the same migration makes.",
            "Operations run in the order of the document.",
            "put the operations in their order, then: bellows submit FILE"),
    PLAN_NARROWER(
            "BLW-PLAN-041",
            Category.USER,
            Retry.NEVER,
            "Code of the new version may write only what fits the old column's type, until the contract.",
            "Code of the old version reads the same rows, and there is no value of its type to show to it.",
            "weigh it, then: bellows rollout start ROLLOUT"),
    PLAN_BINDS(
            "BLW-PLAN-042",
            Category.USER,
            Retry.NEVER,
            "A constraint binds from the contract on, and not before.",
            "Code of the old version may write what it refuses, or reads by what it promises.",
            "weigh it, then: bellows rollout start ROLLOUT"),
    PLAN_NAMED(
            "BLW-PLAN-043",
            Category.USER,
            Retry.NEVER,
            "A name holds until the contract, and another one from then on.",
            "A statement may say the name of a constraint, and an error says it to people.",
            "weigh it, then: bellows rollout start ROLLOUT"),
    PLAN_LEFT_OUT(
            "BLW-PLAN-044",
            Category.USER,
            Retry.NEVER,
            "An operation over everything of a table leaves something out.",
            "It cannot be done beside readers and writers, or has to be asked for by its name.",
            "weigh it, then: bellows rollout start ROLLOUT"),
    PLAN_STATEMENT(
            "BLW-PLAN-050",
            Category.USER,
            Retry.AFTER_FIX,
            "A text of the migration is not one statement, or not one expression, of the server's language.",
            "A typing mistake, or two statements in one entry; the message holds the server's own words.",
            "bellows explain FILE --target TARGET"),
    PLAN_DUPLICATES(
            "BLW-PLAN-070",
            Category.USER,
            Retry.AFTER_FIX,
            "A unique index is asked for, and rows with equal keys are there already.",
            "Nothing kept code from writing them so far.",
            "remove them, found by the query in the message, then: bellows submit FILE"),
    PLAN_BROKEN(
            "BLW-PLAN-072",
            Category.USER,
            Retry.NEVER,
            "A constraint is asked for, and rows that break it are there already.",
            "Nothing kept code from writing them so far.",
            "put them right, found by the query in the message, then: bellows rollout contract ROLLOUT"),
    PLAN_SLOW(
            "BLW-PLAN-071",
            Category.USER,
            Retry.NEVER,
            "An expression takes long for one row: filling takes long, and so do the writes of code that does not know the column.",
            "A function with a loop, a query or a wait in it.",
            "weigh it, or make it faster, then: bellows rollout start ROLLOUT"),

    // ---- locks (LOCK) ----
    LOCK_NOT_GRANTED(
            "BLW-LOCK-001",
            Category.TARGET,
            Retry.AUTOMATIC,
            "A strong lock was not granted before the step's deadline.",
            "A long transaction, or a query on a hot standby, uses the table.",
            "bellows describe target TARGET"),
    LOCK_HELD_TOO_LONG(
            "BLW-LOCK-010",
            Category.TARGET,
            Retry.AFTER_FIX,
            "A change was granted its lock and ran longer than a lock may be held; it was taken back each time.",
            "It rewrites or scans the table, or calls something slow, while every query of the table waits; or the server stands still.",
            "bellows rollout rollback ROLLOUT"),

    // ---- steps (STEP) ----
    STEP_FAILED(
            "BLW-STEP-001",
            Category.TARGET,
            Retry.AFTER_FIX,
            "The database refused a step; nothing of it was done.",
            "See the database's own message.",
            "bellows rollout retry ROLLOUT -l name=TARGET"),
    STEP_UNKNOWN(
            "BLW-STEP-010",
            Category.TARGET,
            Retry.AUTOMATIC,
            "The connection was lost while a step was being committed; nobody can say yet whether it is in effect.",
            "A network cut, a server restart, or an ended session.",
            "bellows describe target TARGET"),
    STEP_AMBIGUOUS(
            "BLW-STEP-011",
            Category.TARGET,
            Retry.AFTER_FIX,
            "The catalog shows a step neither as done nor as not done.",
            "Somebody changed the same objects by hand.",
            "Put back what was changed, then: bellows rollout retry ROLLOUT -l name=TARGET"),
    STEP_DRIFTED(
            "BLW-STEP-012",
            Category.TARGET,
            Retry.AFTER_FIX,
            "The table or our triggers changed while a step was running; it stopped.",
            "A foreign DDL statement, or a disabled trigger. A table that was only rewritten is gone over again without a word.",
            "bellows target accept-drift TARGET --reason TEXT"),
    STEP_MISMATCHES(
            "BLW-STEP-013",
            Category.TARGET,
            Retry.AFTER_FIX,
            "A verification found rows whose old and new values differ.",
            "A write that bypassed the triggers, or a conversion that is not a function of the row.",
            "bellows describe target TARGET"),
    STEP_BAD_ROWS(
            "BLW-STEP-014",
            Category.TARGET,
            Retry.AFTER_FIX,
            "A step met rows that the database refuses to write, or for which a conversion fails.",
            "A constraint or a conversion that these rows break; bellows get bad-rows lists them by cause, with the query that shows them.",
            "Put the rows right (bellows get bad-rows TARGET), then: bellows rollout retry ROLLOUT -l name=TARGET"),
    STEP_SIGNAL_MISSING(
            "BLW-STEP-015",
            Category.TARGET,
            Retry.AUTOMATIC,
            "A throttle signal that is needed cannot be read, so the backfill stands still until it can.",
            "A replica that is away, a role without pg_read_all_stats, or a signal of agent.yaml whose query fails or takes too long.",
            "bellows throttle get ROLLOUT -l name=TARGET"),
    STEP_PLAN_FROZEN(
            "BLW-STEP-016",
            Category.CONFLICT,
            Retry.NEVER,
            "Another plan is already frozen in the target for this rollout.",
            "The rollout was planned again after its first step began.",
            "bellows rollout describe ROLLOUT"),
    STEP_NOT_SERVED(
            "BLW-STEP-017",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "The window cannot widen: the target does not hold everything the new window promises.",
            "A phase that is not finished, or an object that somebody removed.",
            "bellows describe target TARGET"),
    STEP_ENDLESS(
            "BLW-STEP-020",
            Category.USER,
            Retry.AFTER_FIX,
            "A backfill's condition still held for rows it had just written; that batch was undone.",
            "Its where does not become false by what it sets, or a trigger of the table changes the row again.",
            "bellows rollout rollback ROLLOUT --yes, then submit the migration again with a where that ends it"),
    STEP_ROWS_KEEP_COMING(
            "BLW-STEP-021",
            Category.TARGET,
            Retry.AFTER_FIX,
            "A backfill went over its table many times and still met rows to write.",
            "Code that is running writes such rows all the time.",
            "Stop or correct that code, then: bellows rollout retry ROLLOUT -l name=TARGET"),
    STEP_UNFINISHED(
            "BLW-STEP-022",
            Category.INTERNAL,
            Retry.AFTER_FIX,
            "A part of a step ended before its rows were done; the step is not done.",
            "A mistake of the agent, or lines of bellows.cursor changed by hand.",
            "bellows rollout retry ROLLOUT -l name=TARGET"),
    STEP_UNVERIFIED(
            "BLW-STEP-023",
            Category.TARGET,
            Retry.AFTER_FIX,
            "A backfill wrote what it met, but nobody can say whether it met every row.",
            "The table has no unique key, and one look over all of it takes too long.",
            "Give the table a key, then: bellows rollout retry ROLLOUT -l name=TARGET"),
    STEP_WRITE_FAILS(
            "BLW-STEP-040",
            Category.TARGET,
            Retry.AFTER_FIX,
            "With this change the application's writes would fail, so it was undone before anybody saw it.",
            "A trigger, a rule or a function of the database does not expect the table's new shape.",
            "bellows rollout retry ROLLOUT -l name=TARGET"),
    STEP_UNPROVEN(
            "BLW-STEP-041",
            Category.TARGET,
            Retry.NEVER,
            "A step is done, but whether the application's writes still work could not be tried.",
            "An empty table, a missing right, a trigger that takes long or refuses the row anyway.",
            "bellows describe target TARGET"),
    STEP_BY_HAND(
            "BLW-STEP-042",
            Category.TARGET,
            Retry.NEVER,
            "A step counts as done because a person said so; its statement was not run.",
            "Somebody did by hand what it was to do, or it was not needed there.",
            "bellows describe target TARGET"),
    STEP_STRAYS(
            "BLW-STEP-030",
            Category.TARGET,
            Retry.AUTOMATIC,
            "A server process of an earlier try of this step does not end, so nothing was done over its head.",
            "It waits for a disk or a synchronous standby, or belongs to another role.",
            "bellows describe target TARGET"),
    STEP_NOT_OURS(
            "BLW-STEP-031",
            Category.TARGET,
            Retry.AFTER_FIX,
            "An object with the name that this step makes or removes is there, and this rollout did not make it; it was left alone.",
            "Somebody made it by hand since the plan was made.",
            "bellows rollout rollback ROLLOUT"),
    STEP_INDEX_INVALID(
            "BLW-STEP-032",
            Category.TARGET,
            Retry.AFTER_FIX,
            "An INVALID index has the name that this step wants, and this rollout did not make it; it was left alone.",
            "A concurrent build of somebody else runs, or failed and left it behind.",
            "psql -d DATABASE -c 'DROP INDEX CONCURRENTLY …', as the message names it"),
    STEP_DRIFT_STAYS(
            "BLW-STEP-033",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "The drift cannot be accepted: over the catalog as it is now, the migration would have other steps.",
            "What changed is something that the migration itself carries, such as an index, a constraint or a view of the column.",
            "bellows rollout abort ROLLOUT -l name=TARGET, then, once it is put back: bellows rollout contract ROLLOUT -l name=TARGET"),
    STEP_OUT_OF_STEP(
            "BLW-STEP-080",
            Category.TARGET,
            Retry.AFTER_FIX,
            "What keeps a table in step while two versions live is not as this migration made it; the message says what, and the statement"
                    + " that mends it.",
            "A trigger, function, column or index of ours was disabled, renamed, changed or dropped by hand, or put back in another way.",
            "bellows rollout abort ROLLOUT -l name=TARGET, then, once it is put back: bellows rollout contract ROLLOUT -l name=TARGET"),
    STEP_NOT_AS_PLANNED(
            "BLW-STEP-087",
            Category.TARGET,
            Retry.AFTER_FIX,
            "A table is not what this step was planned for, and accepting that would change nothing: the step needs it as it was.",
            "It was renamed, moved or dropped by hand, or a foreign key, a deferrable constraint or a trigger was added to it.",
            "Put it back as the message says, then: bellows rollout retry ROLLOUT -l name=TARGET"),
    STEP_ROW_SLOW(
            "BLW-STEP-070",
            Category.TARGET,
            Retry.AFTER_FIX,
            "A backfill met a row that takes longer to write than anybody else may wait for it.",
            "An expression, or a trigger of the table, that takes long for one row: a large value, a loop, a query without an index.",
            "Make it faster, then: bellows rollout retry ROLLOUT -l name=TARGET; or: bellows rollout rollback ROLLOUT --yes"),

    // ---- targets (TARGET) ----
    TARGET_UNREACHABLE(
            "BLW-TARGET-001",
            Category.UNAVAILABLE,
            Retry.AUTOMATIC,
            "The target database cannot be reached.",
            "A wrong URL, a stopped server, a firewall, or a password that is not accepted.",
            "bellows describe target TARGET"),
    TARGET_RIGHTS(
            "BLW-TARGET-010",
            Category.TARGET,
            Retry.AFTER_FIX,
            "The role of the agent lacks a right on the target database.",
            "The role was created without the grants of the guide.",
            "psql -d DATABASE -c 'GRANT …', as the message names it"),
    TARGET_POOLER(
            "BLW-TARGET-011",
            Category.USER,
            Retry.AFTER_FIX,
            "A connection pooler stands between the agent and the target.",
            "The URL names PgBouncer or a proxy instead of the server itself.",
            "bellows config check agent --config agent.yaml"),
    TARGET_IN_RECOVERY(
            "BLW-TARGET-012",
            Category.TARGET,
            Retry.AUTOMATIC,
            "The target is a standby and cannot be written.",
            "The URL names a replica, or a failover moved the primary.",
            "bellows describe target TARGET"),
    TARGET_BASELINE(
            "BLW-TARGET-013",
            Category.USER,
            Retry.AFTER_FIX,
            "The configured baseline differs from the one the target was created with.",
            "The configuration was changed, or names another database.",
            "bellows config check agent --config agent.yaml"),
    TARGET_TWO_NAMES(
            "BLW-TARGET-014",
            Category.USER,
            Retry.AFTER_FIX,
            "The same database and line is registered under another target name.",
            "Two entries of the configuration name one database.",
            "bellows config check agent --config agent.yaml"),
    TARGET_CLONE(
            "BLW-TARGET-015",
            Category.TARGET,
            Retry.AFTER_FIX,
            "The database carries the identity of another one.",
            "It was restored or copied from a database that Bellows works on.",
            "psql -d DATABASE -c 'SELECT bellows.adopt()'"),
    TARGET_ROW_SECURITY(
            "BLW-TARGET-016",
            Category.TARGET,
            Retry.AFTER_FIX,
            "Row level security would hide rows from the agent.",
            "The role of the agent is not the owner, or the table forces row security, and it lacks BYPASSRLS.",
            "psql -d DATABASE -c 'ALTER ROLE AGENT BYPASSRLS'"),
    TARGET_HALTED(
            "BLW-TARGET-017",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "Work on this database was halted from inside it.",
            "Somebody called bellows.halt.",
            "psql -d DATABASE -c 'SELECT bellows.resume()'"),
    TARGET_SETTING(
            "BLW-TARGET-018",
            Category.TARGET,
            Retry.AFTER_FIX,
            "A session setting that Bellows needs could not be pinned.",
            "A proxy or a server configuration overrides it.",
            "bellows config check agent --config agent.yaml"),
    TARGET_TAKE_OVER(
            "BLW-TARGET-019",
            Category.TARGET,
            Retry.AUTOMATIC,
            "Sessions of an older holder could not be ended in time.",
            "They belong to another role, or the server is overloaded.",
            "bellows describe target TARGET"),
    TARGET_VERSION(
            "BLW-TARGET-020",
            Category.TARGET,
            Retry.AFTER_FIX,
            "The server, or the schema bellows in it, has a version this agent does not support.",
            "PostgreSQL older than 14, or a newer agent was here before.",
            "bellows version"),
    TARGET_URL(
            "BLW-TARGET-021",
            Category.USER,
            Retry.AFTER_FIX,
            "The URL of a target is not usable.",
            "A misspelt scheme, a missing database name, or a password inside the URL.",
            "bellows config check agent --config agent.yaml"),

    TARGET_NEEDED(
            "BLW-TARGET-022",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "What Bellows has in the database was not removed: something of it is needed, or something else hangs on it.",
            "A migration is in flight, two versions are served, something hidden could still be shown again, a service or an agent is connected.",
            "bellows agent purge --config agent.yaml --target TARGET --reason TEXT"),
    TARGET_LEFT(
            "BLW-TARGET-023",
            Category.TARGET,
            Retry.AFTER_FIX,
            "Something of Bellows is left in the database after it was removed.",
            "Somebody made it meanwhile, an agent was started, or a lock was not granted.",
            "bellows agent purge --config agent.yaml --target TARGET --reason TEXT"),

    // ---- fence and window row (FENCE) ----
    FENCE_STALE(
            "BLW-FENCE-001",
            Category.CONFLICT,
            Retry.NEVER,
            "Another agent took the target over; nothing was done.",
            "A second agent runs with the same target, or this one was silent for long.",
            "bellows describe target TARGET"),
    FENCE_GENERATION(
            "BLW-FENCE-002",
            Category.CONFLICT,
            Retry.NEVER,
            "The target already follows a newer desired state; nothing was done.",
            "A late message.",
            "bellows describe target TARGET"),
    FENCE_WINDOW(
            "BLW-FENCE-003",
            Category.CONFLICT,
            Retry.AUTOMATIC,
            "The window row in the target is not the one this step needs; nothing was done.",
            "The window was opened again, or was never closed.",
            "bellows describe target TARGET"),

    // ---- agents (AGENT) ----
    AGENT_PROTOCOL(
            "BLW-AGENT-001",
            Category.USER,
            Retry.AFTER_FIX,
            "Agent and control plane have no protocol level in common.",
            "One of them is more than one release older than the other.",
            "bellows version"),
    AGENT_VERIFY_MISMATCH(
            "BLW-AGENT-010",
            Category.TARGET,
            Retry.AFTER_FIX,
            "A verification found rows whose old and new values differ, so the window stays as it is.",
            "A write that bypassed the triggers, or an expression that is not a function of the row.",
            "bellows describe target TARGET"),
    AGENT_NO_MIGRATION(
            "BLW-AGENT-011",
            Category.INTERNAL,
            Retry.AFTER_FIX,
            "The window of a target shall change, and this agent knows no migration to check it against.",
            "The agent is new to the target, and the control plane sent a window without work.",
            "bellows rollout retry ROLLOUT -l name=TARGET"),
    AGENT_PLAN_DIFFERS(
            "BLW-AGENT-012",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "The plan for this database is not the one that was approved.",
            "The database changed since the plan was made, or the agent's build plans differently.",
            "bellows rollout plan ROLLOUT"),
    AGENT_PLAIN_TEXT(
            "BLW-AGENT-013",
            Category.USER,
            Retry.AFTER_FIX,
            "The agent refuses to speak plain text to a control plane on another machine.",
            "The setting controlPlane names a remote address and tls is missing.",
            "bellows config check agent --config agent.yaml"),
    AGENT_TOKEN(
            "BLW-AGENT-014",
            Category.USER,
            Retry.AFTER_FIX,
            "The agent's token cannot be read.",
            "The file or the environment variable that the configuration names does not exist or is empty.",
            "bellows token create --kind agent --name NAME --targets TARGETS"),
    AGENT_CONFIG(
            "BLW-AGENT-015",
            Category.USER,
            Retry.AFTER_FIX,
            "The agent's configuration cannot be used.",
            "A value is missing, misspelt or contradicts another one.",
            "bellows config check agent --config agent.yaml"),
    AGENT_PASSWORD_IN_URL(
            "BLW-AGENT-016",
            Category.USER,
            Retry.AFTER_FIX,
            "A connection URL holds a password.",
            "Passwords in URLs end up in process lists and logs.",
            "bellows config check agent --config agent.yaml"),
    AGENT_NO_ENGINE(
            "BLW-AGENT-017",
            Category.USER,
            Retry.AFTER_FIX,
            "No engine on the agent's class path serves a target's URL.",
            "The URL is misspelt, or the engine's jar is not in plugins/.",
            "bellows config check agent --config agent.yaml"),
    AGENT_ENGINE_TWICE(
            "BLW-AGENT-018",
            Category.USER,
            Retry.AFTER_FIX,
            "Two engines of one name are on the agent's class path.",
            "The same jar lies in lib/ and in plugins/.",
            "bellows version"),
    AGENT_DATA_DIRECTORY(
            "BLW-AGENT-019",
            Category.USER,
            Retry.AFTER_FIX,
            "The agent's data directory cannot be used.",
            "It cannot be written, holds an unreadable id, or another agent process uses it.",
            "bellows config check agent --config agent.yaml"),
    AGENT_PORT(
            "BLW-AGENT-020",
            Category.USER,
            Retry.AFTER_FIX,
            "The agent's metrics port cannot be opened.",
            "Another process listens on it.",
            "bellows config check agent --config agent.yaml"),
    AGENT_UNKNOWN_TARGET(
            "BLW-AGENT-021",
            Category.CONFLICT,
            Retry.NEVER,
            "The agent does not have the target it was asked about.",
            "The target was removed from the agent's configuration.",
            "bellows get targets"),
    AGENT_INTERNAL(
            "BLW-AGENT-022",
            Category.INTERNAL,
            Retry.NEVER,
            "The agent made a mistake of its own while it worked on a target; the target's work stopped.",
            "A defect; the agent's log has the details.",
            "bellows describe target TARGET"),

    // ---- rollouts (ROLLOUT) ----
    ROLLOUT_ILLEGAL_VERB(
            "BLW-ROLLOUT-001",
            Category.CONFLICT,
            Retry.NEVER,
            "The rollout cannot do that in its present state.",
            "It stands elsewhere than where that verb begins.",
            "bellows rollout describe ROLLOUT"),
    ROLLOUT_UNKNOWN(
            "BLW-ROLLOUT-002",
            Category.USER,
            Retry.AFTER_FIX,
            "There is no such rollout.",
            "A misspelt name, or the migration was submitted but never planned.",
            "bellows get rollouts"),
    ROLLOUT_DIGEST_UNKNOWN(
            "BLW-ROLLOUT-003",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "The digest is not the rollout's present plan.",
            "The rollout was planned again after the digest was shown, or the digest belongs to another rollout.",
            "bellows rollout describe ROLLOUT"),
    ROLLOUT_OWN_APPROVAL(
            "BLW-ROLLOUT-004",
            Category.CONFLICT,
            Retry.NEVER,
            "The author of a migration cannot approve it.",
            "An approval has to come from a second person.",
            "bellows rollout approve DIGEST, as somebody else"),
    ROLLOUT_NO_TARGETS(
            "BLW-ROLLOUT-005",
            Category.USER,
            Retry.AFTER_FIX,
            "The plan has no target.",
            "The selector matches none, or every target refused the migration.",
            "bellows get targets -l SELECTOR"),
    ROLLOUT_PLANNED_AGAIN(
            "BLW-ROLLOUT-006",
            Category.CONFLICT,
            Retry.NEVER,
            "The version has begun, or is there, on every target of the new plan.",
            "A rollout in flight can only take in targets that joined the fleet later, and what a version makes is made once.",
            "bellows rollout describe ROLLOUT"),
    ROLLOUT_TROUBLE(
            "BLW-ROLLOUT-010",
            Category.INTERNAL,
            Retry.AUTOMATIC,
            "The control plane could not decide what this rollout does next; it tries again with growing pauses.",
            "A mistake of the control plane, or a state that was written by a newer release. Everything else goes on.",
            "bellows rollout describe ROLLOUT, then the server's log"),
    ROLLOUT_EARLIER_FIRST(
            "BLW-ROLLOUT-011",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "An earlier version is missing on some databases, and no rollout brings it there.",
            "The rollout would wait for ever: versions are taken one after another. Where none of its databases has the earlier"
                    + " version it is not even planned.",
            "bellows rollout plan LINE/VERSION"),
    ROLLOUT_LEAST_APPROVALS(
            "BLW-ROLLOUT-012",
            Category.USER,
            Retry.AFTER_FIX,
            "The setting of the least approvals cannot be read.",
            "A phase is misspelt or has no number.",
            "bellows config print server"),
    ROLLOUT_NOT_THIS_DIGEST(
            "BLW-ROLLOUT-013",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "Every rollout with that digest is over.",
            "The digest belongs to an earlier try; the same plan has to be planned once more.",
            "bellows get rollouts"),
    ROLLOUT_BAD_ROWS(
            "BLW-ROLLOUT-020",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "A database has rows that a step could not make right, so nothing is taken away there.",
            "Values that a conversion fails for, or that a constraint refuses; code of the old version may have written them since.",
            "Put the rows right (bellows get bad-rows TARGET), then ask again"),
    ROLLOUT_UNDER_A_LATER(
            "BLW-ROLLOUT-090",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "A version cannot go back under a later one.",
            "A later version is expanded or contracted on a database and nobody takes it back: the order would wait for ever.",
            "bellows rollout rollback LINE/LATER, or bellows rollout revert LINE/LATER where that is contracted"),

    // ---- adoption (ADOPT) ----
    ADOPT_IN_THE_WAY(
            "BLW-ADOPT-001",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "A live service still needs what would be removed.",
            "An instance of an older version runs, or was heard of recently.",
            "bellows can-i-contract LINE VERSION"),
    ADOPT_VOUCHES(
            "BLW-ADOPT-010",
            Category.USER,
            Retry.AFTER_FIX,
            "A declared reader needs a word that says what is vouched for, and for which version or table.",
            "The declaration says neither both-versions of a version nor not-this of a table.",
            "bellows consumer add ROLE --line LINE --vouches both-versions --version VERSION --reason TEXT"),
    ADOPT_UNTIL(
            "BLW-ADOPT-011",
            Category.USER,
            Retry.AFTER_FIX,
            "A declared reader needs an end.",
            "The declaration lasts for no time, or for more than a year.",
            "bellows consumer add ROLE --line LINE --vouches both-versions --version VERSION --until 90d --reason TEXT"),

    // ---- clients (CLIENT) ----
    CLIENT_NOT_SERVED(
            "BLW-CLIENT-001",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "The database does not serve the schema version this build needs.",
            "The migration has not reached this database yet, or the version was taken away.",
            "bellows can-i-deploy LINE VERSION"),
    CLIENT_TOKEN(
            "BLW-CLIENT-002",
            Category.USER,
            Retry.AFTER_FIX,
            "The service token cannot be used.",
            "A file that is missing, empty or unreadable, or a person's or an agent's token where a service's belongs.",
            "bellows token create --kind service --name SERVICE"),
    CLIENT_POOL(
            "BLW-CLIENT-003",
            Category.USER,
            Retry.AFTER_FIX,
            "A pool was given where the DataSource that opens connections belongs.",
            "Wrapped around a pool the SDK would see a session only once, not each time one is opened.",
            "Build the pool over bellows.tag(driverDataSource), then look who claims with: bellows get instances"),
    CLIENT_REFUSED(
            "BLW-CLIENT-010",
            Category.USER,
            Retry.AFTER_FIX,
            "The control plane refuses this service's registration.",
            "A wrong or revoked token, another service's token, a malformed name, or an SDK that it does not understand.",
            "bellows token create --kind service --name SERVICE"),
    CLIENT_STREAM(
            "BLW-CLIENT-011",
            Category.INTERNAL,
            Retry.AUTOMATIC,
            "The SDK's stream died of an error of its own; until it is answered again the service claims nothing.",
            "A part of the SDK's jar is missing or was replaced by another version when the service was packaged.",
            "Put the SDK's jar on the class path as it came (it holds all it needs), then look with: bellows get instances"),
    CLIENT_NO_TARGETS(
            "BLW-CLIENT-012",
            Category.USER,
            Retry.AFTER_FIX,
            "The control plane knows no database of the service's line and environment: the claim protects nothing yet.",
            "A misspelt line or environment, or a service that starts before its first database is registered.",
            "bellows get targets"),

    // ---- embedded PostgreSQL (EMBEDDED) ----
    EMBEDDED_DIRECTORY_IN_USE(
            "BLW-EMBEDDED-001",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "Another process already uses this data directory.",
            "A control plane on the same data directory still runs.",
            "bellows server --data-dir ANOTHER_DIRECTORY"),
    EMBEDDED_DIRECTORY_UNUSABLE(
            "BLW-EMBEDDED-002",
            Category.USER,
            Retry.AFTER_FIX,
            "The data directory does not hold a PostgreSQL cluster that this build can start.",
            "It is damaged, belongs to another major version, or holds files that are not ours.",
            "bellows server --data-dir EMPTY_DIRECTORY"),
    EMBEDDED_PORT_IN_USE(
            "BLW-EMBEDDED-003",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "The port for the embedded PostgreSQL is taken.",
            "Another program listens on it.",
            "ss -ltnp 'sport = :PORT'"),
    EMBEDDED_START_FAILED(
            "BLW-EMBEDDED-004",
            Category.UNAVAILABLE,
            Retry.AFTER_FIX,
            "The embedded PostgreSQL did not start.",
            "See the last lines of its log: often a full disk, too little shared memory, or missing rights.",
            "tail DATA_DIR/log/postgresql.log"),
    EMBEDDED_NO_ACCOUNT(
            "BLW-EMBEDDED-005",
            Category.USER,
            Retry.AFTER_FIX,
            "PostgreSQL refuses to run as root, and no other account can be used.",
            "Here unshare -U is forbidden, and no unprivileged user may enter the data directory.",
            "runuser -u postgres -- bellows server --data-dir DIRECTORY"),
    EMBEDDED_BINARIES(
            "BLW-EMBEDDED-006",
            Category.USER,
            Retry.AFTER_FIX,
            "The PostgreSQL programs of this build cannot be unpacked.",
            "The platform is not supported, or the directory for them is full or not writable.",
            "bellows server --store postgresql://HOST/DATABASE"),
    EMBEDDED_STOP_FAILED(
            "BLW-EMBEDDED-007",
            Category.TARGET,
            Retry.AFTER_FIX,
            "The embedded PostgreSQL did not stop before the deadline.",
            "A backend does not answer, or the disk is very slow.",
            "tail DATA_DIR/log/postgresql.log"),

    // ---- server (SERVER) ----
    SERVER_INTERNAL(
            "BLW-SERVER-001",
            Category.INTERNAL,
            Retry.NEVER,
            "The control plane made a mistake of its own.",
            "A defect; the log of the server has the details under the id shown.",
            "bellows get rollouts"),
    SERVER_API_VERSION(
            "BLW-SERVER-002",
            Category.USER,
            Retry.AFTER_FIX,
            "The client speaks another version of the HTTP API than this control plane.",
            "Client and control plane come from different releases.",
            "bellows version"),
    SERVER_NOT_LOOPBACK(
            "BLW-SERVER-003",
            Category.USER,
            Retry.AFTER_FIX,
            "Without TLS a port may only be bound to a loopback address.",
            "The configuration names another bind address but no certificate.",
            "bellows config check server --config server.yaml"),
    SERVER_PORT_IN_USE(
            "BLW-SERVER-004",
            Category.USER,
            Retry.AFTER_FIX,
            "The control plane cannot listen on a port.",
            "Another process, perhaps another control plane, uses that port.",
            "ss -ltnp 'sport = :PORT'"),
    SERVER_STORE_UNAVAILABLE(
            "BLW-SERVER-005",
            Category.UNAVAILABLE,
            Retry.AUTOMATIC,
            "The control plane's store did not answer.",
            "Its PostgreSQL is stopped, overloaded, or refuses the connection.",
            "bellows get rollouts"),
    SERVER_BAD_REQUEST(
            "BLW-SERVER-006",
            Category.USER,
            Retry.AFTER_FIX,
            "The request is not understood.",
            "A field is missing, misspelt, or has a value outside its range.",
            "bellows --help"),
    SERVER_NO_SUCH_PATH(
            "BLW-SERVER-007",
            Category.USER,
            Retry.AFTER_FIX,
            "The control plane does not know that path.",
            "The address is misspelt, or the client is newer than the control plane.",
            "bellows version"),
    SERVER_BODY_TOO_LARGE(
            "BLW-SERVER-008",
            Category.USER,
            Retry.AFTER_FIX,
            "The body of the request is too large.",
            "A body is at most 1 MiB.",
            "bellows submit FILE"),
    SERVER_TLS(
            "BLW-SERVER-009",
            Category.USER,
            Retry.AFTER_FIX,
            "The certificate or key for TLS cannot be used.",
            "A file is missing, unreadable, or not PEM, or the key does not belong to the certificate.",
            "bellows config check server --config server.yaml"),
    SERVER_BUSY(
            "BLW-SERVER-010",
            Category.CAPACITY,
            Retry.AUTOMATIC,
            "The control plane has more requests or watchers than it takes at once.",
            "Many clients ask at the same time, or a client does not close what it opened.",
            "bellows get rollouts"),
    SERVER_DATA_DIR(
            "BLW-SERVER-011",
            Category.USER,
            Retry.AFTER_FIX,
            "The data directory cannot be used.",
            "It does not exist and cannot be made, or this user may not write into it.",
            "bellows server --data-dir DIR"),
    SERVER_NOT_INITIALISED(
            "BLW-SERVER-012",
            Category.USER,
            Retry.AFTER_FIX,
            "The store holds no token, so nobody could ever sign in.",
            "It is new, and the control plane was started with a store but without a data directory.",
            "bellows server init --store postgresql://HOST/DATABASE --store-user USER"),
    SERVER_ALREADY_INITIALISED(
            "BLW-SERVER-013",
            Category.CONFLICT,
            Retry.NEVER,
            "The store was initialised before.",
            "Its first token was made at that time and is shown only once.",
            "bellows token create --kind person --name NAME --roles viewer"),
    SERVER_STORE_FULL(
            "BLW-SERVER-020",
            Category.UNAVAILABLE,
            Retry.AFTER_FIX,
            "The disk under the control plane's store is full.",
            "The store's PostgreSQL could not extend a file or write its log.",
            "tail DATA_DIR/log/postgresql.log, then free space on its disk"),

    // ---- identity (AUTH) ----
    AUTH_REQUIRED(
            "BLW-AUTH-001",
            Category.USER,
            Retry.AFTER_FIX,
            "No valid token came with the request.",
            "The token is missing, misspelt, revoked, or of another control plane.",
            "bellows token create --kind person --name NAME --roles viewer"),
    AUTH_ROLE(
            "BLW-AUTH-002",
            Category.USER,
            Retry.AFTER_FIX,
            "The token does not have the role that this needs.",
            "Each role allows its own part; admin allows everything.",
            "bellows token create --kind person --name NAME --roles ROLE"),
    AUTH_KIND(
            "BLW-AUTH-003",
            Category.USER,
            Retry.AFTER_FIX,
            "The token is of another kind, or belongs to another name.",
            "Agents, services and people each present a token of their own kind and name.",
            "bellows token create --kind KIND --name NAME"),
    AUTH_NO_SUCH_TOKEN(
            "BLW-AUTH-004",
            Category.USER,
            Retry.AFTER_FIX,
            "There is no token with that id.",
            "It is misspelt, or was revoked before.",
            "bellows token list"),

    // ---- fleet (FLEET) ----
    FLEET_TARGET_TAKEN(
            "BLW-FLEET-001",
            Category.CONFLICT,
            Retry.AUTOMATIC,
            "Another agent speaks for this target.",
            "Two agents are configured with the same target; or this one fell silent, and the other took its place.",
            "bellows describe target TARGET"),
    FLEET_SAME_DATABASE(
            "BLW-FLEET-002",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "The same database is already known under another name in this schema line.",
            "Two target names lead to one database.",
            "bellows get targets"),
    FLEET_BASELINE(
            "BLW-FLEET-003",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "The target is known with another baseline.",
            "The agent's configuration was changed after the target was registered.",
            "bellows describe target TARGET"),
    FLEET_LINE(
            "BLW-FLEET-004",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "The target is known in another schema line.",
            "The agent's configuration was changed, or the name is used twice.",
            "bellows describe target TARGET"),
    FLEET_NOT_LISTED(
            "BLW-FLEET-005",
            Category.USER,
            Retry.AFTER_FIX,
            "The agent's token does not list this target.",
            "A target was added to the agent's configuration after its token was made.",
            "bellows token create --kind agent --name AGENT --targets TARGET"),
    FLEET_NO_SUCH_TARGET(
            "BLW-FLEET-006",
            Category.USER,
            Retry.AFTER_FIX,
            "There is no such target.",
            "The name is misspelt, or its agent has never connected.",
            "bellows get targets"),
    FLEET_SELECTOR(
            "BLW-FLEET-007",
            Category.USER,
            Retry.AFTER_FIX,
            "The selector is not understood or matches nothing.",
            "Selectors read like: app=orders,ring in (canary,early).",
            "bellows get targets -l SELECTOR"),
    FLEET_NO_AGENT(
            "BLW-FLEET-008",
            Category.UNAVAILABLE,
            Retry.AUTOMATIC,
            "No agent answers for the target.",
            "Its agent is stopped, cannot reach this control plane, or is connected to another process of it.",
            "bellows get agents"),
    FLEET_MALFORMED(
            "BLW-FLEET-009",
            Category.USER,
            Retry.AFTER_FIX,
            "An agent described a target in a way the control plane cannot take.",
            "A name, line or version is outside its range.",
            "bellows config check agent --config agent.yaml"),
    FLEET_ENVIRONMENT(
            "BLW-FLEET-010",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "The target is known in another environment.",
            "The agent's configuration was changed after the target was registered; services of which environment count is for a person"
                    + " to say.",
            "bellows target environment TARGET --to ENVIRONMENT --reason TEXT"),
    FLEET_IN_THE_WAY(
            "BLW-FLEET-011",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "Something under way forbids this decision about the target now.",
            "A rollout is at work on it, an instance names it, or a grant has not been reported yet.",
            "bellows describe target TARGET"),
    FLEET_NOT_RECONCILE(
            "BLW-FLEET-012",
            Category.CONFLICT,
            Retry.NEVER,
            "Nobody has to say what became of this target's database.",
            "It is not in RECONCILE (any more): it has caught up by itself, somebody was faster, or the name is another one's.",
            "bellows describe target TARGET"),
    FLEET_ANOTHER_DATABASE(
            "BLW-FLEET-013",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "The target leads to another database than before.",
            "A restore into a fresh database, or an address that leads elsewhere now.",
            "bellows target reconcile TARGET --as-new --reason TEXT"),
    FLEET_NO_DRIFT(
            "BLW-FLEET-014",
            Category.CONFLICT,
            Retry.NEVER,
            "There is no drift to accept at this target.",
            "No migration waits there because the catalog changed under it.",
            "bellows describe target TARGET"),

    // ---- streams (STREAM) ----
    STREAM_MALFORMED(
            "BLW-STREAM-001",
            Category.USER,
            Retry.NEVER,
            "A stream did not begin or go on as the protocol says.",
            "The client is not a Bellows agent or SDK, or is damaged.",
            "bellows version"),
    STREAM_SUPERSEDED(
            "BLW-STREAM-002",
            Category.CONFLICT,
            Retry.AUTOMATIC,
            "A newer stream of the same agent took over.",
            "The agent reconnected, or runs twice under one name.",
            "bellows get agents"),
    STREAM_SILENT(
            "BLW-STREAM-003",
            Category.UNAVAILABLE,
            Retry.AUTOMATIC,
            "A stream was closed because nothing was heard on it.",
            "The process is frozen, or the network lost it.",
            "bellows get agents"),
    STREAM_PROTOCOL(
            "BLW-STREAM-004",
            Category.USER,
            Retry.AFTER_FIX,
            "SDK and control plane have no protocol level in common.",
            "One of them is more than one release older than the other.",
            "bellows version"),

    // ---- migrations (MIGRATION) ----
    MIGRATION_VERSION_TAKEN(
            "BLW-MIGRATION-001",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "Another migration with this version was submitted before.",
            "The file was edited after it was submitted, or two people took the same version. Where no database has begun with"
                    + " the first, or all went back, the edited file takes its place; else it takes the next version.",
            "bellows submit FILE --replace"),
    MIGRATION_VERSION_GAP(
            "BLW-MIGRATION-002",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "The version does not follow the line's newest one.",
            "Versions of a line have no gaps and begin at baseline + 1.",
            "bellows get migrations"),
    MIGRATION_OVERLAP(
            "BLW-MIGRATION-003",
            Category.CONFLICT,
            Retry.AUTOMATIC,
            "The migration touches what another one in flight touches, or may touch.",
            "An earlier migration of the line has not reached CLEANUP or ROLLBACK. Of a statement written by hand nobody knows what it"
                    + " touches, of an expression which columns of its table it reads.",
            "bellows get rollouts"),
    MIGRATION_UNKNOWN(
            "BLW-MIGRATION-004",
            Category.USER,
            Retry.AFTER_FIX,
            "There is no such migration or rollout.",
            "The name is misspelt, or it was never submitted or planned.",
            "bellows get migrations"),
    MIGRATION_INVALID(
            "BLW-MIGRATION-005",
            Category.USER,
            Retry.AFTER_FIX,
            "The document has errors; each is listed with its line.",
            "See the list of problems.",
            "bellows submit FILE"),
    MIGRATION_NO_PLAN(
            "BLW-MIGRATION-006",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "No target gave a plan for the migration.",
            "Every matched target refused it or did not answer; each reason is listed.",
            "bellows explain FILE --target TARGET"),
    MIGRATION_UNPLANNABLE(
            "BLW-MIGRATION-010",
            Category.USER,
            Retry.AFTER_FIX,
            "No database that could be asked can plan the document; it was not stored, and its version is free.",
            "The document names what is not there, or asks for what cannot be done; each reason is listed.",
            "bellows explain FILE --target TARGET"),
    MIGRATION_BEGUN(
            "BLW-MIGRATION-011",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "The migration has begun on a database, or may at any moment, so that it can be neither withdrawn nor replaced.",
            "What a database has begun with is what it is finished, or rolled back, with; rolled back everywhere, it gives its"
                    + " version back.",
            "bellows get rollouts"),
    MIGRATION_NOT_NEWEST(
            "BLW-MIGRATION-012",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "Only the newest migration of a line can be withdrawn.",
            "The versions of a line have no gaps; an older one can be replaced.",
            "bellows get migrations"),

    // ---- command line (CLI) ----
    CLI_USAGE(
            "BLW-CLI-001",
            Category.USER,
            Retry.AFTER_FIX,
            "The command line is not understood.",
            "A misspelt verb or option.",
            "bellows --help"),
    CLI_UNREACHABLE(
            "BLW-CLI-002",
            Category.UNAVAILABLE,
            Retry.AUTOMATIC,
            "The control plane cannot be reached.",
            "It is not running, the address is wrong, or something on the way refuses the connection.",
            "bellows context show"),
    CLI_API_VERSION(
            "BLW-CLI-003",
            Category.USER,
            Retry.AFTER_FIX,
            "The control plane speaks another version of the API than this command line.",
            "One of the two is older than the other.",
            "bellows version"),
    CLI_NOT_BELLOWS(
            "BLW-CLI-004",
            Category.USER,
            Retry.AFTER_FIX,
            "What answered at this address is not a Bellows control plane.",
            "The address belongs to another program, or a proxy answered in its place.",
            "bellows context show"),
    CLI_NO_TOKEN(
            "BLW-CLI-005",
            Category.USER,
            Retry.AFTER_FIX,
            "There is no token to present, or its file cannot be read.",
            "No token was named by flag, environment, context or a local bellows dev.",
            "bellows context set NAME --server URL --token-file FILE"),
    CLI_NO_ANSWER(
            "BLW-CLI-006",
            Category.UNAVAILABLE,
            Retry.AUTOMATIC,
            "The control plane took the connection and did not answer in time.",
            "It is overloaded, its store does not answer, or the time given is short.",
            "bellows get rollouts --request-timeout 2m"),
    CLI_LATER(
            "BLW-CLI-007",
            Category.USER,
            Retry.NEVER,
            "This verb is part of the plan and not of this release.",
            "It comes with a later release.",
            "bellows --help"),
    CLI_CONTEXT(
            "BLW-CLI-008",
            Category.USER,
            Retry.AFTER_FIX,
            "The address, the context or its configuration file cannot be used.",
            "A typing mistake, or a context that does not exist.",
            "bellows context list"),
    CLI_FILE(
            "BLW-CLI-009",
            Category.USER,
            Retry.AFTER_FIX,
            "A file named on the command line cannot be read.",
            "It does not exist, is too large, or may not be read by this user.",
            "ls -l FILE"),
    CLI_INTERNAL(
            "BLW-CLI-010",
            Category.INTERNAL,
            Retry.NEVER,
            "The command line made a mistake of its own.",
            "A defect; the stack trace says where.",
            "bellows COMMAND --debug");

    private final String id;
    private final Category category;
    private final Retry retry;
    private final String what;
    private final String cause;
    private final String next;

    ErrorCode(String id, Category category, Retry retry, String what, String cause, String next) {
        this.id = id;
        this.category = category;
        this.retry = retry;
        this.what = what;
        this.cause = cause;
        this.next = next;
    }

    /** Stable id, {@code BLW-AREA-NNN}. */
    public String id() {
        return id;
    }

    public Category category() {
        return category;
    }

    public Retry retry() {
        return retry;
    }

    /** What happened, one sentence. */
    public String what() {
        return what;
    }

    /** The likely cause, one sentence. */
    public String cause() {
        return cause;
    }

    /** The next command to type; upper-case words stand for what the caller fills in. */
    public String next() {
        return next;
    }

    /** Whose move it is. */
    public enum Category {
        USER,
        CONFLICT,
        TARGET,
        CAPACITY,
        UNAVAILABLE,
        INTERNAL
    }

    /** When trying again can help. */
    public enum Retry {
        NEVER,
        AFTER_FIX,
        AUTOMATIC
    }
}
