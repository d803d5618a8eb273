const words: readonly (readonly [pattern: RegExp, platform: string])[] = [
  [/tik\s?tok.*(shop|gmv)|gmv\s?max/i, 'tiktok_shop_ads'],
  [/tik\s?tok|抖音/i, 'tiktok_ads'],
  [/meta|facebook|instagram|脸书/i, 'meta_ads'],
  [/google|谷歌|youtube/i, 'google_ads'],
  [/amazon|亚马逊/i, 'amazon_ads'],
]

/** The id of an ad platform from its name as people write it; an unknown name in lower case with underscores. */
export function readPlatform(text: string): string {
  const known = words.find(([pattern]) => pattern.test(text))
  return known?.[1] ?? text.trim().toLowerCase().replace(/\s+/g, '_')
}
