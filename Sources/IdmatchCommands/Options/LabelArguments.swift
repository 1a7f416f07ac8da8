public import ArgumentParser
public import RecordLinkage

/// By the raw value: `supervised`, `semi-supervised`.
extension TrainingLabels.Method: ExpressibleByArgument {}
