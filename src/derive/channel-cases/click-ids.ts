import { cases, clicked, from } from './touch.ts'

/** What ad platforms append to an address, where nothing was tagged. */
export const clickIdCases = [
  ...cases(
    'paid_search',
    [clicked('gclid'), 'Google Ads appends it to clicks on ads only'],
    [clicked('GCLID'), 'capitals mean nothing'],
    [clicked('gbraid'), 'the same from apps on iOS'],
    [clicked('wbraid'), 'the same from the web to apps on iOS'],
    [clicked('gad'), 'gad_source stands on ads only'],
    [clicked('gclid', from('www.google.de')), 'the referrer alone would be organic; the click id says ad'],
    [clicked('msclkid'), 'Microsoft Advertising'],
    [clicked('yclid', from('yandex.ru')), 'Yandex Direct'],
  ),
  ...cases(
    'paid_social',
    [clicked('ttclid'), 'TikTok appends it to clicks on ads only'],
    [clicked('ttclid', { in_app: 'tiktok' }), 'an ad seen in the app'],
    [clicked('twclid', from('t.co')), 'an ad on X'],
    [clicked('sccid'), 'an ad on Snapchat'],
    [clicked('li_fat_id', from('www.linkedin.com')), 'an ad on LinkedIn'],
    [clicked('rdt_cid', from('www.reddit.com')), 'an ad on Reddit'],
  ),
  ...cases(
    'organic_social',
    [clicked('fbclid'), 'Facebook appends it to every link: alone it is not paid'],
    [clicked('fbclid', from('l.facebook.com')), 'the same with the referrer'],
    [clicked('fbclid', { in_app: 'instagram' }), 'the same in the app'],
    [clicked('epik', from('www.pinterest.com')), 'Pinterest appends it to free pins, too'],
    [clicked('igshid'), 'a shared post on Instagram'],
  ),
  ...cases('display', [clicked('dclid'), 'Display & Video 360 and Campaign Manager']),
  ...cases(
    'affiliates',
    [clicked('irclickid'), 'impact.com'],
    [clicked('awc', from('www.awin1.com')), 'Awin'],
    [clicked('cjevent'), 'CJ'],
  ),
  ...cases('paid_video', [
    clicked('gclid', { utm_source: 'youtube', utm_medium: 'cpc' }),
    'an ad of Google on YouTube; the tag says where',
  ]),
  ...cases('paid_shopping', [
    clicked('gclid', { utm_campaign: 'DE | Shopping | Generic' }),
    'a shopping campaign by its name',
  ]),
]
