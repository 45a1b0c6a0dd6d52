import Box from '@material-ui/core/Box';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type {
  OnCallPage,
  OnCallPageWithHistory,
} from '@signalbox/backstage-plugin-on-call-common';
import { usePageHistory } from '../../queries/queries';
import { useWords } from '../../translation/useWords';
import { Instant } from '../shared/Instant';
import { Reading } from '../shared/Panel';
import { Person } from '../shared/Person';
import { ScrollingTable } from '../shared/ScrollingTable';
import { StandingChip } from '../shared/StandingChip';

const STANDINGS = {
  sent: 'good',
  refused: 'bad',
  waiting: 'underWay',
} as const;

function useTitleOf(page: OnCallPage) {
  return (level?: string) =>
    page.steps.find(step => step.level === level)?.title ?? level;
}

const Deliveries = (props: { page: OnCallPageWithHistory }) => {
  const { t } = useWords();
  const titleOf = useTitleOf(props.page);
  const notified = props.page.notified ?? [];
  return (
    <ScrollingTable label={t('history.deliveries')} minWidth={480}>
      <TableHead>
        <TableRow>
          <TableCell component="th">{t('history.when')}</TableCell>
          <TableCell component="th">{t('history.level')}</TableCell>
          <TableCell component="th">{t('history.who')}</TableCell>
          <TableCell component="th">{t('history.what')}</TableCell>
          <TableCell component="th">{t('history.outcome')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {notified.map(({ at, level, person, reason, outcomes = [] }) => (
          <TableRow key={`${level} ${person} ${at}`}>
            <TableCell>
              <Instant value={at} style="exact" />
            </TableCell>
            <TableCell>{titleOf(level)}</TableCell>
            <TableCell>
              {person ? <Person person={person} /> : t('common.nobody')}
            </TableCell>
            <TableCell>{t(`history.reason.${reason}`)}</TableCell>
            <TableCell>
              {outcomes.map(({ channel, outcome, detail }) => (
                <StandingChip
                  key={channel}
                  standing={STANDINGS[outcome]}
                  label={`${channel}: ${t(`history.outcomes.${outcome}`)}${
                    detail ? ` (${detail})` : ''
                  }`}
                />
              ))}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ScrollingTable>
  );
};

const Events = (props: { page: OnCallPageWithHistory }) => {
  const { t } = useWords();
  const titleOf = useTitleOf(props.page);
  return (
    <ScrollingTable label={t('history.table')} minWidth={480}>
      <TableHead>
        <TableRow>
          <TableCell component="th">{t('history.when')}</TableCell>
          <TableCell component="th">{t('history.what')}</TableCell>
          <TableCell component="th">{t('history.level')}</TableCell>
          <TableCell component="th">{t('history.who')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {props.page.history.map((event, index) => (
          // eslint-disable-next-line react/no-array-index-key -- they are only ever added to
          <TableRow key={index}>
            <TableCell>
              <Instant value={event.at} style="exact" />
            </TableCell>
            <TableCell>
              {t(`history.event.${event.kind}`)}
              {event.note && <> · {event.note}</>}
            </TableCell>
            <TableCell>{titleOf(event.level)}</TableCell>
            <TableCell>
              {(event.person ?? event.by) && (
                <Person person={event.person ?? event.by ?? ''} />
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ScrollingTable>
  );
};

/** Everything that happened to a page, and whether what was sent arrived. */
export const PageHistory = (props: { pageId: string }) => {
  const { t } = useWords();
  const history = usePageHistory(props.pageId, true);
  return (
    <Reading query={history} lines={4}>
      {page => (
        <>
          <Typography variant="subtitle2" component="h3">
            {t('history.table')}
          </Typography>
          <Events page={page} />
          {(page.notified ?? []).length > 0 && (
            <Box mt={2}>
              <Typography variant="subtitle2" component="h3">
                {t('history.deliveries')}
              </Typography>
              <Deliveries page={page} />
            </Box>
          )}
        </>
      )}
    </Reading>
  );
};
