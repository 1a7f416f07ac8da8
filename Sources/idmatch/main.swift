import ArgumentParser
import IdmatchCommands

IdmatchCommand.main()
