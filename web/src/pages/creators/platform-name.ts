const names: Readonly<Record<string, string | { en: string; zh: string }>> = {
  tiktok: 'TikTok',
  instagram: 'Instagram',
  youtube: 'YouTube',
  facebook: 'Facebook',
  x: 'X',
  threads: 'Threads',
  pinterest: 'Pinterest',
  twitch: 'Twitch',
  snapchat: 'Snapchat',
  lemon8: 'Lemon8',
  xiaohongshu: { en: 'Xiaohongshu', zh: '小红书' },
  douyin: { en: 'Douyin', zh: '抖音' },
  kuaishou: { en: 'Kuaishou', zh: '快手' },
  bilibili: { en: 'Bilibili', zh: '哔哩哔哩' },
  weibo: { en: 'Weibo', zh: '微博' },
  shopee: 'Shopee',
  blog: { en: 'Blog or site', zh: '博客或网站' },
}

/** What a platform of creators is called. */
export function platformName(platform: string, language: string): string {
  const name = names[platform] ?? platform
  return typeof name === 'string' ? name : language.startsWith('zh') ? name.zh : name.en
}
