#!/usr/bin/env python3
"""Verifies the export of a Belegfluss ledger with nothing but Python 3 and this page of code.

Usage:  python3 verify_ledger.py FOLDER [SIZE ...]
Names what is wrong, and prints the Merkle root and the last hash over all entries and over the first SIZE
ones, to be compared by eye with a checkpoint. Exit code 0 intact, 2 damaged, 3 not readable.
"""
import base64, hashlib, json, os, re, sys

EVENT = re.compile(rb'\{"hash":"(.{64})","event":(.+)\}')
PAYLOAD = re.compile(rb'\{"seq":([1-9][0-9]{0,15}),"payload":(.+)\}')
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def refuse(text):
    raise ValueError(text)


def whole(digits):
    return int(digits) if abs(int(digits)) < 2**53 else refuse(digits)


def parse(data):
    """Reads an event, and refuses it unless it is canonical (RFC 8785) and of version 1."""
    event = json.loads(data.decode("utf-8"), parse_int=whole, parse_float=refuse, parse_constant=refuse)
    text = json.dumps(event, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    types = [type(event[name]) for name in ("v", "seq", "chain", "prev")]
    sound = types == [int, int, str, str] and type(event["payloadSha256"]) in (str, type(None))
    if not sound or not TIME.fullmatch(event["ts"]) or event["v"] != 1 or event["seq"] < 1:
        refuse("no event of version 1")
    return event if text.encode("utf-8") == data else refuse("not canonical")


def erasure(event):
    """Number of the entry whose data an event says was erased, else 0."""
    subject = event.get("subject")
    number = str(subject.get("id")) if event.get("action") == "payloadErased" and isinstance(subject, dict) else ""
    return int(number) if re.fullmatch("[1-9][0-9]{0,15}", number, re.ASCII) and int(number) < event["seq"] else 0


def lines(path):
    with open(path, "rb") as file:
        return [line[:-1] if line.endswith(b"\n") else b"" for line in file]


def root(hashes):
    """Merkle tree of RFC 6962."""
    level = [hashlib.sha256(b"\0" + bytes.fromhex(leaf)).digest() for leaf in hashes]
    while len(level) > 1:
        pairs = [level[at : at + 2] for at in range(0, len(level), 2)]
        level = [hashlib.sha256(b"\1" + b"".join(pair)).digest() if len(pair) > 1 else pair[0] for pair in pairs]
    return base64.b64encode(level[0]).decode()


def verify(folder, wrong):
    kept, number, path = {}, 0, os.path.join(folder, "payloads.jsonl")
    for line in lines(path) if os.path.exists(path) else []:
        match, before = PAYLOAD.fullmatch(line), number
        number = int(match[1]) if match else before + 1
        if not match or number <= before:
            wrong(number, "its data cannot be read, is there twice or in the wrong place")
        if match:
            kept.setdefault(number, sha256(match[2]))

    chain, due, certain, hashes, gone, there = None, 1, 1, {}, set(), set()
    predecessors = last_certain = {"0" * 64}  # what the next entry may name; None: anything
    for line in lines(os.path.join(folder, "events.jsonl")):
        match = EVENT.fullmatch(line)
        computed = sha256(b"belegfluss-ledger-event-v1\0" + match[2]) if match else ""
        filed = match[1].decode("latin-1") if match else ""
        try:
            event = parse(match[2]) if match and computed == filed else refuse("changed")
        except (ValueError, KeyError, TypeError, RecursionError):
            wrong(due, "it cannot be read, was changed, or is not canonical")
            kept.pop(due, None)
            due, predecessors = due + 1, {filed, computed} if match else None
            continue
        seq, chain, expected = event["seq"], chain or event["chain"], event["payloadSha256"]
        if event["chain"] != chain or seq in hashes:
            wrong(seq, "it belongs to another ledger, or is there twice")
            continue
        hashes[seq] = computed
        if seq < certain:
            wrong(seq, "it is in the wrong place")
        else:
            if seq < due:  # there were more unreadable lines than entries missing
                predecessors = last_certain if seq == certain else None
            if seq > due:
                wrong(due, f"it is missing, with all up to {seq - 1}")
            elif predecessors and event["prev"] not in predecessors:
                wrong(seq, "it does not follow the one before it")
            due = certain = seq + 1
            predecessors = last_certain = {computed}
        data = kept.pop(seq, None)
        if data and data != expected:
            wrong(seq, "its data was changed")
        if expected:
            (there if data else gone).add(seq)
        erased = erasure(event)
        gone.discard(erased)
        if erased in there:
            wrong(erased, f"its data is there, although entry {seq} says that it was erased")
    if due == 1:
        wrong(0, "there is no entry at all")
    for number in gone:
        wrong(number, "its data is gone, and no entry says that it was erased")
    for number in kept:
        wrong(number, "data is there, but no entry that needs it")
    return list(hashes.values())


def main(folder, *sizes):
    faults = []
    try:
        hashes = verify(folder, lambda number, fault: faults.append((number, fault)))
    except OSError as error:
        print(f"not readable: {error}")
        return 3
    for number, fault in sorted(faults):
        print(f"entry {number}: {fault}")
    for size in [int(size) for size in sizes] + [len(hashes)]:
        if not faults and 0 < size <= len(hashes):
            print(f"{size} entries: Merkle root {root(hashes[:size])}, head {hashes[size - 1]}")
    print("damaged" if faults else "intact")
    return 2 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) > 1 else __doc__)
