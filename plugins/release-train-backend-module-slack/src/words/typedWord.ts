/** `Lgtm`, `LGTM!!`, `lgtm, tested gene sets`. */
const LGTM = /^lgtm\s*[!.]*(?=$|\s*[,;:–—\n-]|\s+:[\w+'-]+:\s*$)/i;
/** "Rubber stamp approval for the data portal": an approval without the word. */
const RUBBER_STAMP = /^rubber[ -]?stamp(?:ed)? approval\b/i;
/** What makes a yes a later one, a partial one, or none. */
const RESERVATION =
  /\?|\b(?:not|no|never|but|except|unless|until|once|after|when|if|later|will|would|pending|wait|hold|almost|only|without)\b|n['’]t\b/i;
/** Slack sends `>` escaped. */
const QUOTED = /^\s*(?:>|&gt;)/;

/**
 * Whether what somebody typed is their approval. Of what people say around it, only what is
 * plainly a yes counts: a missed LGTM costs another line, a wrong one a promotion.
 */
export function isTypedLgtm(text: string): boolean {
  const own = text
    .split('\n')
    .filter(line => !QUOTED.test(line))
    .join('\n')
    .trim();
  const isForm = LGTM.test(own) || RUBBER_STAMP.test(own);
  return isForm && !RESERVATION.test(own);
}
