import Avatar from '@material-ui/core/Avatar';
import ButtonBase from '@material-ui/core/ButtonBase';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { SignInLayout } from './SignInLayout';
import type { ExamplePerson } from './people';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: theme.spacing(3, 0, 0),
    padding: 0,
    display: 'grid',
    gap: theme.spacing(1.5),
  },
  person: {
    width: '100%',
    justifyContent: 'flex-start',
    textAlign: 'left',
    padding: theme.spacing(1.5, 2),
    borderRadius: theme.shape.borderRadius,
    border: `1px solid ${theme.palette.divider}`,
    backgroundColor: theme.palette.background.paper,
    '&:hover': {
      borderColor: theme.palette.primary.main,
    },
    '&:focus-visible': {
      outline: `3px solid ${theme.palette.primary.main}`,
      outlineOffset: 2,
    },
  },
  avatar: {
    marginRight: theme.spacing(2),
    backgroundColor: theme.palette.primary.main,
    color: theme.palette.getContrastText(theme.palette.primary.main),
  },
  name: {
    fontWeight: 700,
  },
  text: {
    display: 'block',
  },
}));

function initials(name: string): string {
  return name
    .split(/\s+/)
    .map(word => word.charAt(0))
    .join('')
    .slice(0, 2);
}

/** Asks who one wants to be. The name of each button is the person's, its description the role. */
export function PersonChooser(props: {
  people: ExamplePerson[];
  onChoose(person: ExamplePerson): void;
}) {
  const classes = useStyles();
  return (
    <SignInLayout>
      <Typography variant="h5" component="h2">
        Who are you?
      </Typography>
      <Typography color="textSecondary">
        These people are examples and need no password. Another window can be
        somebody else.
      </Typography>
      <ul className={classes.list}>
        {props.people.map(person => {
          const id = `person-${person.userRef.replace(/\W/g, '-')}`;
          return (
            <li key={person.userRef}>
              <ButtonBase
                className={classes.person}
                aria-labelledby={`${id}-name`}
                aria-describedby={`${id}-role`}
                onClick={() => props.onChoose(person)}
              >
                <Avatar aria-hidden className={classes.avatar}>
                  {initials(person.name)}
                </Avatar>
                <span>
                  <Typography
                    component="span"
                    id={`${id}-name`}
                    className={`${classes.name} ${classes.text}`}
                  >
                    {person.name}
                  </Typography>
                  <Typography
                    component="span"
                    id={`${id}-role`}
                    variant="body2"
                    color="textSecondary"
                    className={classes.text}
                  >
                    {person.role}
                  </Typography>
                </span>
              </ButtonBase>
            </li>
          );
        })}
      </ul>
    </SignInLayout>
  );
}
