import { onCallAddress, shortName, type Portal } from '../messages/addresses';
import type { OutgoingMessage } from '../messages/MessageOutbox';
import type { PageEventRecord, PageRecord } from './pageRows';

/** What whoever was paged in a step is told. Nobody is told where nobody was on call. */
export function composePageMessages(
  page: Pick<
    PageRecord,
    'id' | 'title' | 'details' | 'openedBy' | 'entityRef' | 'ladder'
  >,
  events: ReadonlyArray<Omit<PageEventRecord, 'pageId'>>,
  rotation: { id: string; title: string; entityRefs: readonly string[] },
  portal: Portal,
): OutgoingMessage[] {
  return events.flatMap(({ kind, person, step, reason }) => {
    if (kind !== 'notified' || !person || step === undefined) return [];
    const { title: level } = page.ladder[step];
    const about = page.entityRef ? ` about ${shortName(page.entityRef)}` : '';
    const why = {
      opened: `${shortName(page.openedBy)} pages you${about}`,
      escalated: `Nobody has acknowledged it, so it comes to you${about}`,
      'escalated-by-hand': `It was escalated to you${about}`,
    }[reason ?? 'opened'];
    return [
      {
        person,
        dedupeKey: `page:${page.id}:${step}`,
        page: { id: page.id, step },
        message: {
          title: `Page: ${page.title}`,
          text: [
            `${why}: you are ${level} of ${rotation.title}.`,
            ...(page.details ? [page.details] : []),
          ].join('\n\n'),
          link: onCallAddress(portal, rotation, {
            entityRef: page.entityRef,
            query: { page: page.id },
          }),
          severity: 'critical',
          topic: 'page',
        },
      },
    ];
  });
}
