import { cases, from, inApp, tagged } from './touch.ts'

/** Chats with one person, and groups. */
export const chatCases = [
  ...cases(
    'chat',
    [tagged('whatsapp', 'chat'), 'tagged'],
    [tagged('whatsapp', ''), 'the app is enough'],
    [tagged('WhatsApp', 'referral'), 'a referral from a chat app'],
    [from('l.wl.co'), 'WhatsApp’s way out'],
    [from('web.whatsapp.com'), 'WhatsApp in a browser'],
    [from('com.whatsapp'), 'WhatsApp on Android'],
    [tagged('line', 'message'), 'LINE, tagged'],
    [from('liff.line.me'), 'a page inside LINE'],
    [inApp('line'), 'LINE’s browser'],
    [tagged('zalo_oa', 'chat'), 'an official account of Zalo'],
    [inApp('zalo'), 'Zalo’s browser'],
    [from('chat.zalo.me'), 'Zalo in a browser'],
    [from('l.messenger.com'), 'Messenger, though Facebook is a social network'],
    [tagged('facebook', 'messenger'), 'Messenger by the medium'],
    [tagged('instagram', 'dm'), 'a direct message'],
    [from('t.me'), 'Telegram'],
    [from('web.telegram.org'), 'Telegram in a browser'],
    [inApp('wechat'), 'WeChat’s browser: a chat or a card, nothing says which'],
    [tagged('wecom', '私信'), 'in Chinese'],
    [tagged('kakao', 'kakaotalk'), 'KakaoTalk'],
  ),
  ...cases(
    'group',
    [tagged('whatsapp', 'group'), 'a group, not a chat with one'],
    [tagged('wechat_group', 'social'), 'the source says it'],
    [tagged('zalo', 'zalo-group'), 'a group on Zalo'],
    [tagged('telegram', 'channel'), 'a channel on Telegram'],
    [tagged('facebook', 'community'), 'a community on Facebook'],
    [tagged('wecom', '社群'), 'in Chinese'],
    [tagged('discord', 'community'), 'a server on Discord'],
  ),
  ...cases('paid_social', [tagged('whatsapp', 'cpc'), 'an ad that opens a chat is paid for']),
]
