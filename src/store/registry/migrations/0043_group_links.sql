-- A link may say that it is a group's: its coupon, or its code said in the chat, is typed by the people of a group.
ALTER TABLE links DROP CONSTRAINT links_kind_check;
ALTER TABLE links ADD CONSTRAINT links_kind_check
  CHECK (kind IN ('web', 'coupon', 'group', 'whatsapp', 'line', 'messenger', 'instagram', 'telegram', 'zalo'));
