import IdmatchCommands

await IdmatchCommand.runProcess()
