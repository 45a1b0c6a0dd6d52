import Box from '@material-ui/core/Box';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { RehearsedRun } from '@signalbox/backstage-plugin-release-train-common';
import { formatInstant, readerZone } from '../../../time/format';
import { useWords } from '../../../translation/useWords';
import { ComponentName } from '../../shared/ComponentName';
import { ReasonList } from '../../shared/ReasonList';
import { StandingChip } from '../../shared/StandingChip';

const useStyles = makeStyles({
  row: { '& > *': { verticalAlign: 'top' } },
  time: { whiteSpace: 'nowrap' },
});

/** One stop of a rehearsed run, by three clocks, with every component that it moves. */
export const RehearsedStop = (props: {
  stop: RehearsedRun['stops'][number];
}) => {
  const classes = useStyles();
  const { t, locale } = useWords();
  const { stop } = props;
  const by = (zone: string) =>
    formatInstant(stop.at, { zone, locale, style: 'dateTime' });
  return (
    <TableRow className={classes.row}>
      <TableCell component="th" scope="row">
        <b>{t(`rehearsal.${stop.stop}`)}</b>
      </TableCell>
      <TableCell className={classes.time}>
        <time dateTime={stop.at}>{stop.localTime}</time>
      </TableCell>
      <TableCell>
        {stop.components.length === 0 && (
          <Typography variant="body2" color="textSecondary">
            {stop.stop === 'soaked'
              ? t('rehearsal.passes')
              : t('rehearsal.asks')}
          </Typography>
        )}
        {stop.components.map(({ component, what, reasons }) => (
          <Box
            key={component}
            display="flex"
            flexWrap="wrap"
            alignItems="center"
            gridGap={8}
            py={0.25}
          >
            <span>
              <ComponentName component={component} />: {what}
            </span>
            {reasons.length > 0 ? (
              <ReasonList
                label={`${t('rehearsal.reasons')}: ${component}`}
                reasons={reasons}
              />
            ) : (
              <StandingChip standing="good" label={t('rehearsal.open')} />
            )}
          </Box>
        ))}
      </TableCell>
      <TableCell className={classes.time}>{by(readerZone())}</TableCell>
      <TableCell className={classes.time}>{by('utc')}</TableCell>
    </TableRow>
  );
};
