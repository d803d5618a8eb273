import { cases, clicked, from, tagged } from './touch.ts'

/** Signals that say different things. */
export const conflictCases = [
  ...cases(
    'paid_search',
    [clicked('gclid', tagged('newsletter', 'email')), 'the platform added the id at the click, a person typed the tag'],
    [clicked('msclkid', tagged('bing', 'organic')), 'the id is on ads only; the tag was copied'],
    [clicked('gclid', { code: 'k7m2p' }), 'an ad that leads to a creator’s link was paid for'],
    [
      clicked('gclid', from('chatgpt.com')),
      'an ad’s address that an assistant quotes keeps its id; Google’s ads still brought it',
    ],
    [{ ...tagged('google', 'cpc'), ...from('www.facebook.com') }, 'the tag says more than the referrer'],
    [{ ...tagged('google', 'cpc'), in_app: 'instagram' }, 'the tag says more than the browser'],
  ),
  ...cases(
    'paid_social',
    [clicked('fbclid', tagged('facebook', 'cpc')), 'the tag says paid; fbclid says neither'],
    [clicked('fbclid', tagged('ig', 'Paid_Social')), 'the same on Instagram'],
    [clicked('ttclid', tagged('tiktok', 'social')), 'the id is on ads only, whatever the tag says'],
    [clicked('ttclid', { code: 'k7m2p', in_app: 'tiktok' }), 'a creator’s post that was boosted: the ad brought it'],
    [{ ...tagged('facebook', 'cpc'), code: 'k7m2p' }, 'the same with a tag'],
  ),
  ...cases(
    'email',
    [clicked('fbclid', tagged('klaviyo', 'email')), 'a newsletter’s link that was shared on Facebook keeps its tag'],
    [{ ...tagged('klaviyo', 'email'), ...from('l.instagram.com') }, 'the tag says more than the referrer'],
    [tagged('klaviyo', 'email', 'shop-the-look'), 'a campaign with "shop" in its name is no shopping ad'],
    [tagged('facebook', 'email'), 'mail to people who came from Facebook'],
  ),
  ...cases(
    'organic_search',
    [tagged('google', 'organic', 'shopping'), 'Google’s own tag of free clicks'],
    [from('www.google.com', { utm_medium: 'organic' }), 'medium and referrer agree'],
  ),
  ...cases(
    'creator',
    [clicked('fbclid', { code: 'k7m2p' }), 'the code was minted for the post; fbclid says neither'],
    [{ ...tagged('instagram', 'social'), code: 'k7m2p' }, 'the code says which creator’s post on Instagram'],
    [{ ...tagged('facebook', 'influencer'), ...from('l.facebook.com') }, 'the medium says more than the network'],
  ),
  ...cases(
    'affiliates',
    [tagged('facebook', 'affiliate'), 'an affiliate who posts on Facebook is paid by the order'],
    [{ ...tagged('awin', 'cps') }, 'paid by the sale; "cps" would be paid traffic by its letters'],
  ),
  ...cases('direct', [
    from('shop.example.com', { in_app: '' }),
    'a page of the own site that lost its session begins a visit without a source',
  ]),
  ...cases('paid_other', [tagged('facebook-partner-network', 'cpc'), 'paid, but the source is on no list']),
]
