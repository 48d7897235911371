#!/usr/bin/env python3
"""A service without the SDK: claim, tag, window row, renewal, goodbye. Python's standard library and psql, nothing to install."""
import json, os, secrets, signal, subprocess, sys, time, urllib.request

SERVER, DATABASE = os.environ["BELLOWS_SERVER"], os.environ["DATABASE_URL"]
TOKEN = open(os.environ["BELLOWS_SERVICE_TOKEN_FILE"]).read().strip()
LINE, VERSION, TTL = "orders", int(os.environ["SCHEMA_VERSION"]), int(os.environ.get("CLAIM_TTL", "60"))
number = int(time.time() * 1000) << 80 | secrets.randbits(80)            # a ULID: who this process is, new at every start
ID = "".join("0123456789ABCDEFGHJKMNPQRSTVWXYZ"[number >> bits & 31] for bits in range(125, -1, -5))
claim = {"service": "billing", "instance": os.environ.get("HOSTNAME", "billing-1"), "line": LINE, "version": VERSION,
         "environment": os.environ["BELLOWS_ENVIRONMENT"], "ttl": f"{TTL}s"}

def call(method, body):
    request = urllib.request.Request(f"{SERVER}/api/v1/claims/{ID}", json.dumps(body).encode(), method=method,
                                     headers={"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.loads(answer.read() or "{}")

def sql(text):                                                           # one statement, one line of answer
    session.stdin.write(text + ";\n"); session.stdin.flush()
    return session.stdout.readline().strip()

signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
answer = call("PUT", claim)                                              # 1. claim, before the first session
if answer["served"] != "YES":                                            # a no is final, RETRY_LATER may be over in a moment
    sys.exit(f"not served: {answer['served']}: {answer['reason']}")
if answer["reason"]:                                                     # it meets no database: misspelt, or none is there yet
    print("heed:", answer["reason"], flush=True)
claim["secret"] = answer["secret"]                                       # shown once; every renewal and the goodbye carry it
tagged = {**os.environ, "PGAPPNAME": f"blw1 {LINE} {VERSION} {ID}"}      # 2. every session carries the tag from its first moment
session = subprocess.Popen(["psql", DATABASE, "-XAtq"], env=tagged, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
try:                                                                     # 3. then, on every new session, the window row
    row = sql(f"SELECT min_version, max_version, (SELECT token FROM bellows.identity_v1) FROM bellows.window_v1 WHERE line = '{LINE}'")
    low, high, identity = row.split("|")
    if not int(low) <= VERSION <= int(high):
        sys.exit(f"not served: the window is [{low},{high}]")
    claim["rows_read"] = [identity]                                      # 4. say so: without it silence never ends the claim
    while True:                                                          # 5. renew well within the time to live
        try:
            print("claimed as", ID, "renewed" if call("PUT", claim)["registered"] else "NOT REGISTERED", flush=True)
        except OSError as away:                                          # a control plane that is away ends nothing
            print("not renewed:", away, flush=True)
        print("it works:", sql("SELECT count(*) FROM users"), flush=True)
        time.sleep(TTL / 3)
finally:                                                                 # 6. sessions first, then the goodbye
    session.communicate()
    call("DELETE", {"secret": claim["secret"]})
