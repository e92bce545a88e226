"""What the public side may do: five functions, each of which checks the token of every line.

They run as the owner, so the wall does not stand in their way; what they give is decided here.
"""

from django.db import migrations

SILENT = "interval '2 minutes'"  # without a sign of life the text is out of reach
LAST_WORDS = "interval '1 minute'"  # so long a talk that ended can be read to its end
CODE_LIVES = "interval '30 minutes'"
ALIVE = "interval '90 seconds'"  # so long somebody is on duty after the screen was last seen
MOST_LEFT = 60  # call-back requests in a minute
MOST_WAITING = 2000  # lines nobody accepted yet; more than that is no queue but a flood
MOST_PARTS = 500  # times that one visitor may come back
WEIGHTY = "('weg', 'stop', 'code')"  # what must not be left out
MOST_WRONG = 20  # codes a minute, of all visitors together; then codes are off for ten minutes

HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$"

# A line that is new, one that was silent and comes back, or one that a code gives back: each begins
# a part with a key of its own, so that nothing said before can be read. Null: the code is wrong, the
# visitor left, or nobody may begin now; -1: somebody else holds the line for a moment.
START = f"""
CREATE FUNCTION chat_start(
    p_name bytea, p_public bytea, p_for_visitor bytea, p_language text, p_gemeente text,
    p_regio text, p_organisaties bigint[], p_boxes bytea[], p_code bytea, p_may_begin boolean
) RETURNS TABLE (lijn bigint, deel smallint, last_number integer)
{HEAD}
#variable_conflict use_column
DECLARE line chat_lijn; part bigint; due smallint;
BEGIN
    IF p_code IS NOT NULL THEN
        IF (SELECT max(count) FROM chat_misser WHERE typed_at > now() - interval '10 minutes')
            >= {MOST_WRONG} THEN RETURN;
        END IF;
        SELECT * INTO line FROM chat_lijn l
        WHERE l.code = p_code AND l.code_ends_at > now() AND l.ended_at IS NULL
        FOR UPDATE SKIP LOCKED;
        IF NOT FOUND THEN
            IF EXISTS (
                SELECT FROM chat_lijn l
                WHERE l.code = p_code AND l.code_ends_at > now() AND l.ended_at IS NULL
            ) THEN RETURN QUERY SELECT -1::bigint, 0::smallint, 0; RETURN;
            END IF;
            INSERT INTO chat_misser (typed_at, count) VALUES (date_trunc('minute', now()), 1)
            ON CONFLICT (typed_at) DO UPDATE SET count = chat_misser.count + 1;
            RETURN;
        END IF;
    ELSE
        SELECT * INTO line FROM chat_lijn l WHERE l.name = p_name FOR UPDATE SKIP LOCKED;
        IF NOT FOUND AND EXISTS (SELECT FROM chat_lijn l WHERE l.name = p_name) THEN
            RETURN QUERY SELECT -1::bigint, 0::smallint, 0; RETURN;
        END IF;
        IF line.left_at IS NOT NULL OR line.ended_at IS NOT NULL THEN RETURN;
        END IF;
    END IF;
    IF line.id IS NULL THEN
        IF NOT p_may_begin OR {MOST_WAITING} <= (
            SELECT count(*) FROM chat_lijn w WHERE w.accepted_at IS NULL AND w.ended_at IS NULL
            AND w.left_at IS NULL AND w.heard_at > now() - {SILENT}
        ) THEN RETURN;
        END IF;
        INSERT INTO chat_lijn (
            name, public, language, gemeente, regio, opened_at, heard_at, left_as, held_as,
            last_number
        ) VALUES (p_name, p_public, p_language, p_gemeente, p_regio, now(), now(), '', '', 0)
        RETURNING * INTO line;
    ELSE
        UPDATE chat_lijn SET name = p_name, public = p_public, heard_at = now(),
            left_at = NULL, left_as = '', code = NULL, code_ends_at = NULL
        WHERE id = line.id;
        UPDATE chat_deel SET for_visitor = NULL WHERE lijn_id = line.id;
    END IF;
    SELECT coalesce(max(d.number), 0) + 1 INTO due FROM chat_deel d WHERE d.lijn_id = line.id;
    IF due > {MOST_PARTS} THEN RETURN;
    END IF;
    INSERT INTO chat_deel (organisatie_id, lijn_id, number, for_visitor, begun_at, silent_at)
    VALUES (
        line.organisatie_id, line.id, due, p_for_visitor, now(),
        CASE WHEN due > 1 THEN line.heard_at END
    ) RETURNING id INTO part;
    INSERT INTO chat_sleutel (organisatie_id, deel_id, boxed)
    SELECT o, part, b FROM unnest(p_organisaties, p_boxes) AS given (o, b)
    WHERE line.organisatie_id IS NULL OR o = line.organisatie_id;
    PERFORM pg_notify(
        'baken_chat', line.id || ':' || line.last_number || CASE WHEN due > 1 THEN ':terug' ELSE '' END
    );
    RETURN QUERY SELECT line.id, due, line.last_number;
END $$
"""

# The lines are locked first; the next statement sees what was written before the lock was had, so a
# message sent again is found. A line that somebody else holds is not waited for: -1 says to ask again,
# and nobody else's message waits. Null: it is over, or the message was sealed for an earlier part.
ADD = f"""
CREATE FUNCTION chat_add(
    p_names bytea[], p_clients uuid[], p_sealed bytea[], p_parts smallint[]
) RETURNS TABLE (place bigint, number integer)
{HEAD}
#variable_conflict use_column
DECLARE got bigint[];
BEGIN
    SELECT coalesce(array_agg(s.id), '{{}}') INTO got FROM (
        SELECT l.id FROM chat_lijn l WHERE l.name = ANY (p_names) ORDER BY l.id
        FOR UPDATE SKIP LOCKED
    ) s;
    RETURN QUERY
    WITH given AS (
        SELECT g.place, l.id AS lijn, l.organisatie_id, l.last_number, g.client, g.sealed, g.part,
            row_number() OVER (PARTITION BY l.id, g.client ORDER BY g.place) AS turn
        FROM unnest(p_names, p_clients, p_sealed, p_parts)
            WITH ORDINALITY AS g (name, client, sealed, part, place)
        JOIN chat_lijn l ON l.name = g.name
        WHERE l.id = ANY (got) AND l.ended_at IS NULL AND l.left_at IS NULL
            AND l.heard_at > now() - {SILENT}
    ), known AS (
        SELECT g.lijn, g.client, r.number FROM given g
        JOIN chat_regel r ON r.lijn_id = g.lijn AND r.side = 'b' AND r.client = g.client
        WHERE g.turn = 1
    ), fresh AS (
        SELECT g.*, g.last_number + row_number() OVER (PARTITION BY g.lijn ORDER BY g.place) AS due
        FROM given g WHERE g.turn = 1
        AND g.part = (SELECT max(d.number) FROM chat_deel d WHERE d.lijn_id = g.lijn)
        AND NOT EXISTS (SELECT FROM known k WHERE k.lijn = g.lijn AND k.client = g.client)
    ), written AS (
        INSERT INTO chat_regel (organisatie_id, lijn_id, number, deel, side, client, sealed, at)
        SELECT f.organisatie_id, f.lijn, f.due, f.part, 'b', f.client, f.sealed, now() FROM fresh f
        RETURNING lijn_id, client, number
    ), moved AS (
        UPDATE chat_lijn l SET last_number = n.last, heard_at = now()
        FROM (SELECT lijn_id, max(number) AS last FROM written GROUP BY lijn_id) n
        WHERE l.id = n.lijn_id RETURNING l.id, l.last_number
    ), rung AS (
        SELECT pg_notify('baken_chat', string_agg(m.id || ':' || m.last_number, ',')) FROM (
            SELECT id, last_number, row_number() OVER (ORDER BY id) / 200 AS page FROM moved
        ) m GROUP BY m.page
    )
    SELECT g.place, coalesce(w.number, k.number) FROM given g
    LEFT JOIN written w ON w.lijn_id = g.lijn AND w.client = g.client
    LEFT JOIN known k ON k.lijn = g.lijn AND k.client = g.client
    CROSS JOIN (SELECT count(*) FROM rung) AS rings
    UNION ALL
    SELECT g.place, -1 FROM unnest(p_names) WITH ORDINALITY AS g (name, place)
    JOIN chat_lijn l ON l.name = g.name WHERE l.id <> ALL (got);
END $$
"""

READ = f"""
CREATE FUNCTION chat_read(p_names bytea[], p_after integer[], p_most integer)
RETURNS TABLE (
    place bigint, number integer, deel smallint, side varchar, client uuid, sealed bytea,
    at timestamptz
)
{HEAD}
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT g.place, r.number, r.deel, r.side, r.client, r.sealed, r.at
    FROM unnest(p_names, p_after) WITH ORDINALITY AS g (name, after, place)
    JOIN chat_lijn l ON l.name = g.name
    CROSS JOIN LATERAL (
        SELECT r.* FROM chat_regel r
        JOIN chat_deel d ON d.lijn_id = l.id AND d.number = r.deel AND d.for_visitor IS NOT NULL
        WHERE r.lijn_id = l.id AND r.number > g.after
        ORDER BY r.number LIMIT p_most
    ) r
    WHERE l.left_at IS NULL AND l.heard_at > now() - {SILENT}
    ORDER BY g.place, r.number;
END $$
"""

# Kinds: hier (a sign of life of the page), typt (the same, and he types), kijk (how does it stand; no
# sign of life), weg and stop (the visitor leaves: the key goes at once), code (asks for a way back).
# Of several kinds for one line the weightiest counts. On a line that somebody else holds a sign of life
# is left out, and weg, stop and code are told to ask again: -1 in the place of the line. One row for
# each question, and one of place 0 with what anybody may know: how many wait, whether somebody does
# chat duty, and for each organisatie its id in eight bytes, its public key, and its name.
BEAT = f"""
CREATE FUNCTION chat_beat(p_names bytea[], p_kinds text[], p_codes bytea[])
RETURNS TABLE (
    place bigint, lijn bigint, is_there boolean, is_accepted boolean, waits_before bigint,
    last_number integer, keys bytea[]
)
{HEAD}
#variable_conflict use_column
DECLARE got bigint[];
BEGIN
    SELECT coalesce(array_agg(s.id), '{{}}') INTO got FROM (
        SELECT l.id FROM chat_lijn l WHERE l.name IN (
            SELECT g.name FROM unnest(p_names, p_kinds) AS g (name, kind) WHERE g.kind <> 'kijk'
        ) ORDER BY l.id FOR UPDATE SKIP LOCKED
    ) s;
    RETURN QUERY
    WITH given AS (
        SELECT g.place, g.kind, g.told, l.*,
            l.heard_at > now() - {SILENT}
                AND NOT bool_or(g.kind IN ('weg', 'stop')) OVER (PARTITION BY l.id) AS stays,
            row_number() OVER (PARTITION BY l.id ORDER BY
                array_position('{{weg,stop,code,typt,hier,kijk}}'::text[], g.kind), g.place
            ) AS turn
        FROM unnest(p_names, p_kinds, p_codes) WITH ORDINALITY AS g (name, kind, told, place)
        JOIN chat_lijn l ON l.name = g.name
        WHERE l.left_at IS NULL
        AND (l.ended_at IS NULL OR l.ended_at > now() - {LAST_WORDS})
        AND (g.kind NOT IN {WEIGHTY} OR l.id = ANY (got))
    ), there AS (
        UPDATE chat_lijn l SET heard_at = now(),
            code = CASE WHEN g.kind = 'code' THEN g.told ELSE l.code END,
            code_ends_at = CASE WHEN g.kind = 'code' THEN now() + {CODE_LIVES} ELSE l.code_ends_at END
        FROM given g WHERE l.id = g.id AND g.turn = 1 AND g.stays AND l.id = ANY (got)
        AND g.kind IN ('hier', 'code', 'typt') RETURNING l.id
    ), gone AS (
        UPDATE chat_lijn l SET left_at = now(), left_as = g.kind
        FROM given g WHERE l.id = g.id AND g.turn = 1 AND g.kind IN ('weg', 'stop') RETURNING l.id
    ), shut AS (
        UPDATE chat_deel d SET for_visitor = NULL FROM gone WHERE d.lijn_id = gone.id RETURNING d.id
    ), rung AS (
        SELECT pg_notify('baken_chat', g.id || ':' || g.last_number || ':' || g.kind) FROM given g
        WHERE g.turn = 1 AND g.kind IN ('weg', 'stop', 'typt')
    )
    SELECT g.place, g.id, g.stays, g.accepted_at IS NOT NULL,
        CASE WHEN g.accepted_at IS NULL THEN (
            SELECT count(*) FROM chat_lijn w WHERE w.accepted_at IS NULL AND w.ended_at IS NULL
            AND w.left_at IS NULL AND w.heard_at > now() - {SILENT} AND w.id < g.id
        ) END,
        g.last_number,
        CASE WHEN g.stays THEN (
            SELECT array_agg(d.for_visitor ORDER BY d.number) FROM chat_deel d WHERE d.lijn_id = g.id
        ) END
    FROM given g CROSS JOIN (SELECT count(*) FROM there) t
    CROSS JOIN (SELECT count(*) FROM shut) s CROSS JOIN (SELECT count(*) FROM rung) r
    UNION ALL
    SELECT g.place, -1, false, false, NULL, 0, NULL
    FROM unnest(p_names, p_kinds) WITH ORDINALITY AS g (name, kind, place)
    JOIN chat_lijn l ON l.name = g.name WHERE g.kind IN {WEIGHTY} AND l.id <> ALL (got)
    UNION ALL
    SELECT 0, 0, EXISTS (
        SELECT FROM chat_dienst s WHERE s.off_at IS NULL AND s.seen_at > now() - {ALIVE}
    ), false, (
        SELECT count(*) FROM chat_lijn w WHERE w.accepted_at IS NULL AND w.ended_at IS NULL
        AND w.left_at IS NULL AND w.heard_at > now() - {SILENT}
    ), 0, (
        SELECT array_agg(int8send(p.organisatie_id) || p.public || convert_to(o.name, 'UTF8'))
        FROM chat_sleutelpaar p JOIN identity_organisatie o ON o.id = p.organisatie_id
    );
END $$
"""

# Whoever accepts a line gets all of it; no other organisatie keeps a key, and the wall closes.
ACCEPTED = f"""
CREATE FUNCTION chat_accepted() RETURNS trigger
{HEAD}
BEGIN
    UPDATE chat_deel SET organisatie_id = NEW.organisatie_id WHERE lijn_id = NEW.id;
    UPDATE chat_regel SET organisatie_id = NEW.organisatie_id WHERE lijn_id = NEW.id;
    DELETE FROM chat_sleutel s USING chat_deel d
    WHERE d.id = s.deel_id AND d.lijn_id = NEW.id AND s.organisatie_id <> NEW.organisatie_id;
    RETURN NULL;
END $$;
CREATE TRIGGER chat_accepted AFTER UPDATE OF organisatie_id ON chat_lijn FOR EACH ROW
WHEN (OLD.organisatie_id IS NULL AND NEW.organisatie_id IS NOT NULL)
EXECUTE FUNCTION chat_accepted()
"""

# Left twice it is left once. False: no such organisatie, or too much was left in a minute.
DEPOSIT = f"""
CREATE FUNCTION chat_deposit(p_client uuid, p_regio text, p_boxed bytea, p_sealed bytea)
RETURNS boolean
{HEAD}
DECLARE place bigint;
BEGIN
    SELECT id INTO place FROM identity_organisatie WHERE name = p_regio;
    IF place IS NULL OR octet_length(p_sealed) > 8000 OR {MOST_LEFT} <= (
        SELECT count(*) FROM chat_inworp WHERE left_at > now() - interval '1 minute'
    ) THEN RETURN false;
    END IF;
    INSERT INTO chat_inworp (organisatie_id, client, boxed, sealed, left_at)
    VALUES (place, p_client, p_boxed, p_sealed, now()) ON CONFLICT (client) DO NOTHING;
    RETURN true;
END $$;
"""

# The box of another organisatie stands behind its wall; it goes with the part it belongs to.
BOXES = """
ALTER TABLE chat_sleutel ADD CONSTRAINT chat_sleutel_of_deel
FOREIGN KEY (deel_id) REFERENCES chat_deel (id) ON DELETE CASCADE
"""

FUNCTIONS = {
    "chat_start(bytea, bytea, bytea, text, text, text, bigint[], bytea[], bytea, boolean)": START,
    "chat_add(bytea[], uuid[], bytea[], smallint[])": ADD,
    "chat_read(bytea[], integer[], integer)": READ,
    "chat_beat(bytea[], text[], bytea[])": BEAT,
    "chat_deposit(uuid, text, bytea, bytea)": DEPOSIT,
}


class Migration(migrations.Migration):
    dependencies = [("chat", "0001_initial")]
    operations = [
        operation
        for name, made in FUNCTIONS.items()
        for operation in (
            migrations.RunSQL(made, f"DROP FUNCTION {name}"),
            migrations.RunSQL(f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC", migrations.RunSQL.noop),
        )
    ] + [
        migrations.RunSQL(
            ACCEPTED, "DROP TRIGGER chat_accepted ON chat_lijn; DROP FUNCTION chat_accepted()"
        ),
        migrations.RunSQL(
            "REVOKE ALL ON FUNCTION chat_accepted() FROM PUBLIC", migrations.RunSQL.noop
        ),
        migrations.RunSQL(BOXES, "ALTER TABLE chat_sleutel DROP CONSTRAINT chat_sleutel_of_deel"),
    ]
