import { cases, clicked, tagged } from './touch.ts'

/** Tagged ads beyond search and social. */
export const paidCases = [
  ...cases(
    'cross_network',
    [tagged('google', 'cpc', 'cross-network'), 'Google’s own name'],
    [tagged('google', 'cpc', 'US_PMax_All'), 'Performance Max, shortened'],
    [clicked('gclid', { utm_campaign: 'Performance Max – DE' }), 'the same by the click id'],
    [tagged('google', 'cpc', 'Cross Network Spring'), 'a blank for the hyphen'],
  ),
  ...cases(
    'paid_video',
    [tagged('youtube', 'cpv'), 'paid by the view'],
    [tagged('YouTube', 'paid_video'), 'tagged'],
    [tagged('youtube.com', 'cpm'), 'bought by the thousand on a video site'],
    [tagged('bilibili', 'cpc'), 'bilibili'],
    [tagged('youtubeads', ''), 'an ad by its source'],
  ),
  ...cases(
    'display',
    [tagged('gdn', 'display'), 'Google’s display network'],
    [tagged('taboola', 'Native'), 'between articles'],
    [tagged('criteo', 'banner'), 'a banner'],
    [tagged('dv360', 'programmatic'), 'bought by machines'],
    [tagged('somewhere', 'cpm'), 'by the thousand, on no list'],
    [clicked('gclid', tagged('google', 'display')), 'Google’s click id with a tag that says display'],
  ),
  ...cases(
    'paid_other',
    [tagged('taboola', 'cpc'), 'paid by the click, on no list'],
    [tagged('partner', 'paid'), 'paid, and no more'],
    [tagged('criteo', 'retargeting'), 'retargeting, on no list'],
    [tagged('chatgpt', 'cpc'), 'ads in assistants have no channel of their own yet'],
    [tagged('newsletter-of-bob', 'sponsored'), 'a place bought in somebody’s mail'],
  ),
  ...cases(
    'paid_search',
    [tagged('naver', 'cpc'), 'Naver'],
    [tagged('yandex', 'cpc'), 'Yandex'],
    [tagged('coccoc', 'paid'), 'Cốc Cốc'],
    [tagged('360', 'cpc'), '360 in China'],
  ),
  ...cases(
    'paid_social',
    [tagged('xiaohongshu', 'cpc'), 'Xiaohongshu'],
    [tagged('douyin', 'paid'), 'Douyin'],
    [tagged('pinterest', 'paid'), 'Pinterest'],
    [tagged('vk', 'cpc'), 'VK'],
    [tagged('snapchat', 'paid-social'), 'Snapchat'],
    [tagged('linkedin', 'sponsored'), 'a sponsored post'],
  ),
]
