/** Assistants that answer in words and link to what they found. */
export const aiAssistants = `
  chatgpt chatgpt.com chat.openai.com openai openai.com com.openai.chatgpt perplexity perplexity.ai ai.perplexity.app.android
  gemini gemini.google.com bard.google.com aistudio.google.com notebooklm.google.com com.google.android.apps.bard
  copilot copilot.microsoft.com copilot.com copilot.cloud.microsoft m365.cloud.microsoft edgeservices.bing.com
  claude claude.ai anthropic grok grok.com x.ai meta-ai meta.ai mistral chat.mistral.ai you.com phind.com poe poe.com pi.ai duck.ai felo.ai komo.ai andisearch.com iask.ai
  kimi kimi.com kimi.ai kimi.moonshot.cn doubao doubao.com deepseek deepseek.com chat.deepseek.com yuanbao yuanbao.tencent.com
  qwen chat.qwen.ai qianwen tongyi tongyi.com tongyi.aliyun.com qianwen.com yiyan.baidu.com chat.baidu.com wenxin ernie chatglm chatglm.cn chat.z.ai zhipu metaso metaso.cn
  minimax hailuoai.com chat.minimax.io xinghuo.xfyun.cn nami.cn bot.n.cn tiangong.cn stepfun yuewen.cn
  wrtn wrtn.ai liner getliner.com genspark genspark.ai manus.im character.ai rufus
`
