import { useState } from 'react';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import type { WhoIsOnCall } from '@signalbox/backstage-plugin-on-call-common';
import { useMe } from '../../queries/useMe';
import { turnAt } from '../../schedule/weeks';
import { readerZone } from '../../time/format';
import { fromIso } from '../../time/iso';
import { TeamZoneProvider } from '../../time/TeamZone';
import { useWords } from '../../translation/useWords';
import { Band } from '../Band/Band';
import { Asked } from '../Dialogs/Asked';
import { Handoff } from '../Handoff';
import { OpenPage } from '../OpenPage/OpenPage';
import { useSpokenPages } from '../OpenPage/useSpokenPages';
import { Readiness, ReadinessOfNext } from '../Readiness';
import { Button } from '../shared/Button';
import { Panel } from '../shared/Panel';
import { ShiftBook } from '../ShiftBook';
import type { Ask } from '../Timeline/ask';
import { ComingWeeks } from '../Timeline/ComingWeeks';
import { DriftPanel } from './DriftPanel';
import { LinkedPage } from './LinkedPage';
import { SourceNotice, sourceName } from './SourceNotice';
import { SwapQuestions } from './SwapQuestions';
import { useDeepLink } from './useDeepLink';

/** Whose readiness is shown: one's own where one is on call, else that of the primary. */
function whoseReadiness(who: WhoIsOnCall, me: string | undefined) {
  const people = who.levels.flatMap(({ now, next }) => [
    now?.person,
    next?.person,
  ]);
  return me && people.includes(me) ? me : who.levels[0]?.now?.person;
}

/** From top to bottom: open pages, who now, who next, and what the shift has to see to. */
export const WhoLayout = (props: { who: WhoIsOnCall; entityRef: string }) => {
  const { t } = useWords();
  const me = useMe();
  const { who, entityRef } = props;
  const { rotation } = who;
  const [ask, setAsk] = useState<Ask>();
  const link = useDeepLink();
  // A link may name a shift of another rotation, which this tab does not show.
  const linkedShift =
    rotation && link.shift?.startsWith(`${rotation.id}:`)
      ? link.shift
      : undefined;
  useSpokenPages(who.openPages);
  const shiftId =
    who.levels.find(({ now }) => now?.shiftId)?.now?.shiftId ??
    (rotation && `${rotation.id}:${turnAt(rotation, fromIso(who.at))}`);

  return (
    <TeamZoneProvider value={rotation?.timeZone ?? readerZone()}>
      {who.source && <SourceNotice source={who.source} />}
      <Grid container spacing={2}>
        {link.page && !who.openPages.some(({ id }) => id === link.page) && (
          <LinkedPage pageId={link.page} />
        )}
        {who.openPages.map(page => (
          <Grid item xs={12} key={page.id}>
            <OpenPage page={page} landing={page.id === link.page} />
          </Grid>
        ))}
        {rotation && (
          <SwapQuestions rotation={rotation} landing={link.place === 'swaps'} />
        )}
        <Grid item xs={12}>
          <Band
            who={who}
            onCover={rotation && (level => setAsk({ what: 'override', level }))}
          />
        </Grid>
        <Grid item xs={12}>
          {rotation ? (
            <ComingWeeks who={who} rotation={rotation} onAsk={setAsk} />
          ) : (
            <Panel
              name={t('weeks.region')}
              title={t('weeks.region')}
              action={
                <Button
                  color="primary"
                  onClick={() => setAsk({ what: 'page' })}
                >
                  {t('weeks.page')}
                </Button>
              }
            >
              <Typography variant="body2" color="textSecondary">
                {t('weeks.noRotation', {
                  source: sourceName(who.source?.kind ?? 'pagerduty'),
                })}
              </Typography>
            </Panel>
          )}
        </Grid>
        {who.drift.length > 0 && (
          <Grid item xs={12}>
            <DriftPanel who={who} />
          </Grid>
        )}
        {rotation && (
          <>
            <Grid item xs={12} md={6}>
              <ShiftBook
                shiftId={shiftId}
                wanted={link.place === undefined ? linkedShift : undefined}
              />
            </Grid>
            <Grid item xs={12} md={6}>
              <Readiness
                userRef={whoseReadiness(who, me)}
                rotation={rotation.id}
                landing={link.place === 'readiness'}
              />
            </Grid>
            <Grid item xs={12}>
              <ReadinessOfNext who={who} rotation={rotation.id} />
            </Grid>
            <Grid item xs={12}>
              <Handoff
                shiftId={shiftId}
                link={
                  link.place === 'handoff'
                    ? { shiftId: linkedShift }
                    : undefined
                }
              />
            </Grid>
          </>
        )}
      </Grid>
      <Asked
        ask={ask}
        who={who}
        entityRef={entityRef}
        onClose={() => setAsk(undefined)}
      />
    </TeamZoneProvider>
  );
};
