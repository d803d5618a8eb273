import { expect, test } from 'vitest'
import { reasonsAgainst } from './fetchers.ts'

const get = (agent: string, more: Record<string, string> = {}) =>
  reasonsAgainst({ method: 'GET', headers: { 'user-agent': agent, ...more } })

test.each([
  'WhatsApp/2.23.20.0 A',
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'facebookexternalhit/1.1;line-poker/1.0',
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'TelegramBot (like TwitterBot)',
  'Twitterbot/1.0',
  'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
  'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5',
  'Mozilla/5.0 (Macintosh) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
])('%s draws a preview', (agent) => expect(get(agent)).toContain('preview'))

test.each([
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Instagram 300.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0.42',
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36 Line/13.20.0/IAB',
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36 Zalo android/12',
  'Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 Chrome/120.0 [FB_IAB/FB4A;FBAV/440.0]',
])('a person in the browser of an app is a person: %s', (agent) => expect(get(agent)).toEqual([]))

test('HEAD, prefetching and requests without a user agent are told apart', () => {
  expect(reasonsAgainst({ method: 'HEAD', headers: { 'user-agent': 'Mozilla/5.0' } })).toEqual(['head'])
  expect(get('Mozilla/5.0', { 'sec-purpose': 'prefetch;prerender' })).toEqual(['prefetch'])
  expect(get('Mozilla/5.0', { purpose: 'preview' })).toEqual(['preview'])
  expect(get('')).toEqual(['no_user_agent'])
})
