package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

// language is that of --lang, if the arguments have it: the words of the help are chosen before they are parsed.
func language(args []string, otherwise string) string {
	for i, arg := range args {
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			return value
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	return otherwise
}

// spell puts the words that the command line library brings into the reader's language, and makes wrong
// arguments of every command wrong usage.
func (c *command) spell(root *cobra.Command) {
	words := []string{}
	for english, key := range map[string]string{
		"Usage:": "help_usage", "Available Commands:": "help_commands", "Global Flags:": "help_global_flags", "\nFlags:": "help_flags",
		`Use "{{.CommandPath}} [command] --help" for more information about a command.`: "help_more",
	} {
		words = append(words, english, c.text(key))
	}
	root.SetUsageTemplate(strings.NewReplacer(words...).Replace(root.UsageTemplate()))
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	var each func(*cobra.Command)
	each = func(cmd *cobra.Command) {
		cmd.InitDefaultHelpFlag()
		if f := cmd.Flags().Lookup("help"); f != nil {
			f.Usage = c.text("help_flag")
		}
		switch cmd.Name() {
		case "help":
			cmd.Short = c.text("help_command")
		case "completion":
			cmd.Short = c.text("help_completion")
		}
		if check := cmd.Args; check != nil {
			cmd.Args = func(cmd *cobra.Command, args []string) error {
				if err := check(cmd, args); err != nil {
					return &usageError{err}
				}
				return nil
			}
		}
		for _, sub := range cmd.Commands() {
			each(sub)
		}
	}
	each(root)
}
