import { useRef } from 'react';
import Box from '@material-ui/core/Box';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import type {
  ApiRotation,
  MyShifts,
} from '@signalbox/backstage-plugin-on-call-common';
import { useMyShifts } from '../../../queries/queries';
import { useMe } from '../../../queries/useMe';
import { TeamZoneProvider } from '../../../time/TeamZone';
import { useWords } from '../../../translation/useWords';
import { Question as SwapQuestion } from '../../OnCallContent/SwapQuestions';
import { Readiness } from '../../Readiness';
import { Panel, Reading } from '../../shared/Panel';
import { plainList } from '../../shared/plainList';
import { useAddress } from '../useAddress';
import { WeeksChoice } from '../WeeksChoice';
import { weeksOf } from '../window';
import { HandoffToAcknowledge } from './HandoffToAcknowledge';
import { Headline } from './Headline';
import { MyFeeds } from './MyFeeds';
import { ShiftTable } from './ShiftTable';

const Swaps = (props: {
  mine: MyShifts;
  rotations: readonly ApiRotation[];
}) => {
  const { t } = useWords();
  const me = useMe();
  const region = useRef<HTMLDivElement>(null);
  const { swapsToAnswer } = props.mine;
  // The region stays, for the focus goes to it when the last swap is answered.
  return (
    <div ref={region} tabIndex={-1} style={{ outline: 'none' }}>
      {swapsToAnswer.length > 0 && (
        <Box mt={2}>
          <Typography variant="subtitle1" component="h3">
            {t('mine.swaps')}
          </Typography>
          <ul style={plainList} aria-label={t('mine.swaps')}>
            {swapsToAnswer.map(swap => {
              const rotation = props.rotations.find(
                ({ id }) => id === swap.rotation,
              );
              return (
                rotation &&
                me && (
                  <TeamZoneProvider key={swap.id} value={rotation.timeZone}>
                    <SwapQuestion
                      swap={swap}
                      rotation={rotation}
                      me={me}
                      onDecided={() => region.current?.focus()}
                    />
                  </TeamZoneProvider>
                )
              );
            })}
          </ul>
        </Box>
      )}
    </div>
  );
};

/** The reader's own shifts, what waits for their answer, their readiness and their feeds. */
export const MineTab = (props: { rotations: readonly ApiRotation[] }) => {
  const { t } = useWords();
  const weeks = weeksOf(useAddress().get('weeks'));
  const mine = useMyShifts(weeks);
  return (
    <Grid container spacing={3}>
      <Grid item xs={12}>
        <Panel name={t('mine.region')} title={t('page.myShifts')}>
          <Reading query={mine} lines={6}>
            {data => (
              <>
                <Headline items={data.items} weeks={weeks} />
                <Swaps mine={data} rotations={props.rotations} />
                <Box my={2}>
                  <WeeksChoice label={t('page.weeks')} />
                </Box>
                <ShiftTable items={data.items} />
              </>
            )}
          </Reading>
        </Panel>
      </Grid>
      {(mine.data?.handoffsToAcknowledge ?? []).map(handoff => (
        <Grid key={handoff.shiftId} item xs={12}>
          <HandoffToAcknowledge
            shiftId={handoff.shiftId}
            rotationTitle={handoff.rotationTitle}
          />
        </Grid>
      ))}
      <Grid item xs={12} md={6}>
        <Readiness userRef="me" />
      </Grid>
      <Grid item xs={12} md={6}>
        <MyFeeds />
      </Grid>
    </Grid>
  );
};
