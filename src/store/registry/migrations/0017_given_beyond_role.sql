-- Members who got a smaller role or left before such keys and invitations ended with the role: what they gave beyond it ends
-- now, each with its entry in the trail, as it does since then. `given` are keys with the person at the beginning of the chain
-- of keys that made them; those of the command line have none, and stay.
WITH RECURSIVE given AS (
  SELECT id, brand, created_by AS person FROM api_keys WHERE starts_with(created_by, 'usr_')
  UNION
  SELECT made.id, made.brand, given.person
  FROM api_keys AS made JOIN given ON made.created_by = given.id AND made.brand = given.brand
),
inviters AS (
  SELECT id, brand, person FROM given
  UNION
  SELECT invited_by, brand, invited_by FROM invitations WHERE starts_with(invited_by, 'usr_')
),
keys_ended AS (
  UPDATE api_keys SET revoked_at = now()
  FROM given LEFT JOIN members ON members.brand = given.brand AND members.user_id = given.person
  WHERE api_keys.id = given.id AND api_keys.revoked_at IS NULL
    AND CASE WHEN 'admin' = ANY (api_keys.scopes) THEN 3 WHEN 'write' = ANY (api_keys.scopes) THEN 2 ELSE 1 END
      > coalesce(array_position(ARRAY['viewer', 'editor', 'owner'], members.role), 0)
  RETURNING api_keys.id, api_keys.brand, api_keys.name, api_keys.prefix, api_keys.scopes
),
invitations_ended AS (
  DELETE FROM invitations
  USING inviters LEFT JOIN members ON members.brand = inviters.brand AND members.user_id = inviters.person
  WHERE invitations.invited_by = inviters.id AND invitations.brand = inviters.brand
    AND members.role IS DISTINCT FROM 'owner' AND invitations.accepted_at IS NULL AND invitations.expires_at > now()
  RETURNING invitations.id, invitations.brand, invitations.email, invitations.role
),
ended AS (
  SELECT brand, 'key.revoke' AS action, 'keys/' || id AS what,
    jsonb_build_object('name', name, 'prefix', prefix, 'scopes', to_jsonb(scopes)) AS before
  FROM keys_ended
  UNION ALL
  SELECT brand, 'invitation.revoke', 'invitations/' || id, jsonb_build_object('email', email, 'role', role)
  FROM invitations_ended
),
-- Ids sort by the time they were made: ten digits of it to the base of 32.
made_now AS (
  SELECT string_agg(
    substr('0123456789abcdefghjkmnpqrstvwxyz', 1 + ((floor(extract(epoch FROM now()) * 1000)::bigint >> (5 * place)) & 31)::int, 1),
    '' ORDER BY place DESC
  ) AS digits
  FROM generate_series(0, 9) AS place
)
INSERT INTO audit (id, brand, actor, action, what, before)
SELECT 'aud_' || digits || left(md5(gen_random_uuid()::text), 14), brand,
  '{"kind": "local", "id": "local", "name": "Millpond"}', action, what, before
FROM ended, made_now;
