// A problem is of one type for every kind of file; those who read policies need not know of the others.
@_exported public import YAMLReading

/// Something of a policy file that is wrong.
public typealias ScreeningPolicyProblem = FileProblem

/// Why a policy file gives no policy: everything that is wrong with it, in the order of the file.
public typealias ScreeningPolicyError = FileError
